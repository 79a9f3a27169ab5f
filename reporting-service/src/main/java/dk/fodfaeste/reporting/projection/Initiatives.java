package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The initiatives as they were known at an instant. */
@ApplicationScoped
public class Initiatives {
    private final AgroalDataSource database;
    private final Histories histories;

    Initiatives(AgroalDataSource database, Histories histories) {
        this.database = database;
        this.histories = histories;
    }

    /** All initiatives, in the order of their codes. */
    public List<InitiativeVersion> knownAt(Instant instant) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return asOf(instant, histories.initiatives(connection).values());
        }
    }

    public Optional<InitiativeVersion> knownAt(Instant instant, String code) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return asOf(instant, histories.initiatives(connection, Set.of(code)).values()).stream()
                    .findFirst();
        }
    }

    private static List<InitiativeVersion> asOf(Instant instant, Collection<History<InitiativeVersion>> histories) {
        return histories.stream()
                .flatMap(history -> history.asOfOrFirst(instant).stream())
                .sorted(Comparator.comparing(InitiativeVersion::code))
                .toList();
    }
}
