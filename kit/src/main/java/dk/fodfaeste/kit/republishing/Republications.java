package dk.fodfaeste.kit.republishing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.republishing.Republication.Scope;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Stores what administrators ask to be sent once more, one at a time. {@link RepublishingWorker} does it. */
@ApplicationScoped
class Republications {
    private static final String COLUMNS =
            "id, scope, subject, initiative, requested_by, requested_at, sent, until_event, last_event, finished_at";
    private static final int MOST_LISTED = 20;
    private static final String UNIQUE_VIOLATION = "23505";

    private final AgroalDataSource database;
    private final Clock clock;

    Republications(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @throws Refusal 409 while another one runs */
    @Transactional
    Republication add(Scope scope, String subject, String initiative, String user) throws SQLException {
        String sql = """
                insert into republications (scope, subject, initiative, requested_by, requested_at, until_event)
                select ?, ?, ?, ?, ?, coalesce(max(id), 0) from published_events
                returning %s""".formatted(COLUMNS);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, scope.name());
            insert.setString(2, subject);
            insert.setString(3, initiative);
            insert.setString(4, user);
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return read(row);
            }
        } catch (SQLException failed) {
            if (UNIQUE_VIOLATION.equals(failed.getSQLState())) {
                throw Refusal.conflict(message("republishingAlready"));
            }
            throw failed;
        }
    }

    /** The latest first, at most 20. */
    List<Republication> latest() throws SQLException {
        List<Republication> latest = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select " + COLUMNS + " from republications order by id desc limit " + MOST_LISTED);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                latest.add(read(row));
            }
        }
        return latest;
    }

    private static Republication read(ResultSet row) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        long until = row.getLong("until_event");
        return new Republication(
                row.getLong("id"),
                Scope.valueOf(row.getString("scope")),
                row.getString("subject"),
                row.getString("initiative"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getLong("sent"),
                finishedAt != null || until == 0 ? 100 : (int) (100 * row.getLong("last_event") / until),
                finishedAt == null ? null : finishedAt.toInstant());
    }
}
