package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Read access to the stored versions. */
@ApplicationScoped
public class FactVersions {
    private final AgroalDataSource database;
    private final Histories histories;

    FactVersions(AgroalDataSource database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** @param outcomes of each enrolment, by measure */
    public record EnrolmentHistories(
            Map<UUID, History<EnrolmentVersion>> enrolments, Map<UUID, Map<String, History<OutcomeVersion>>> outcomes) {
        public History<EnrolmentVersion> enrolment(UUID id) {
            return enrolments.getOrDefault(id, History.empty());
        }

        public History<OutcomeVersion> outcome(UUID id, String measure) {
            return outcomes.getOrDefault(id, Map.of()).getOrDefault(measure, History.empty());
        }
    }

    public EnrolmentHistories of(Collection<UUID> enrolments) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return new EnrolmentHistories(
                    histories.enrolments(connection, enrolments), histories.outcomes(connection, enrolments));
        }
    }

    public History<InitiativeVersion> ofInitiative(String code) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return histories.initiatives(connection, Set.of(code)).getOrDefault(code, History.empty());
        }
    }
}
