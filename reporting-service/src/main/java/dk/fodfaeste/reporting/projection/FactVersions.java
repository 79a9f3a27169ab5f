package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.EnrolmentHistory;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Read access to the stored versions. */
@ApplicationScoped
public class FactVersions {
    private final AgroalDataSource database;
    private final Histories histories;
    private final ActivityHistories activityHistories;

    FactVersions(AgroalDataSource database, Histories histories, ActivityHistories activityHistories) {
        this.database = database;
        this.histories = histories;
        this.activityHistories = activityHistories;
    }

    /** By the id of the enrolment. An enrolment that has not arrived is missing, even if its outcomes or activities have. */
    public Map<UUID, EnrolmentHistory> of(Collection<UUID> enrolments) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return of(connection, enrolments);
        }
    }

    Map<UUID, EnrolmentHistory> of(Connection connection, Collection<UUID> enrolments) throws SQLException {
        var outcomes = histories.outcomes(connection, enrolments);
        var activities = activityHistories.of(connection, enrolments);
        Map<UUID, EnrolmentHistory> all = new HashMap<>();
        histories
                .enrolments(connection, enrolments)
                .forEach((id, enrolment) -> all.put(
                        id,
                        new EnrolmentHistory(
                                enrolment,
                                outcomes.getOrDefault(id, Map.of()),
                                activities.getOrDefault(id, List.of()))));
        return all;
    }

    public History<InitiativeVersion> ofInitiative(String code) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return histories.initiatives(connection, Set.of(code)).getOrDefault(code, History.empty());
        }
    }
}
