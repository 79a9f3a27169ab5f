package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Who looked at whom, when and for what purpose. Entries are only ever added: the database user of the service has no right to change
 * or delete one, and {@link AuditChain} makes it show if somebody else does.
 */
@ApplicationScoped
public class AuditTrail {
    @Inject
    DataSource database;

    @Inject
    Clock clock;

    /** The one who asks, and for what. */
    record Actor(String who, String role, String unit, String action, String purpose, UUID requestId) {}

    /** One entry for each person, or one for nobody; in the caller's transaction where there is one. */
    void write(Actor actor, Decision decision, List<UUID> participants) throws SQLException {
        List<UUID> rows = participants.isEmpty() ? Collections.singletonList(null) : participants;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into audit_trail (at, who, role, unit, action, decision, participant_ref, purpose, request_id)
                        select ?, ?, ?, ?, ?, ?, participant_ref, ?, ? from unnest(?) as looked_at (participant_ref)""")) {
            insert.setObject(1, Clocks.instant(clock).atOffset(ZoneOffset.UTC));
            insert.setString(2, actor.who());
            insert.setString(3, actor.role());
            insert.setString(4, actor.unit());
            insert.setString(5, actor.action());
            insert.setString(6, decision.name());
            insert.setString(7, actor.purpose());
            insert.setObject(8, actor.requestId());
            insert.setArray(9, connection.createArrayOf("uuid", rows.toArray()));
            insert.executeUpdate();
        }
    }

    /**
     * A piece of what is known of that person, newest first.
     *
     * @param decisions only of these
     */
    Page<AuditEntry> of(UUID participantRef, Set<Decision> decisions, Long before, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select * from audit_trail where participant_ref = ? and id < ? and decision = any(?)
                         order by id desc limit ?""")) {
            query.setObject(1, participantRef);
            query.setLong(2, before == null ? Long.MAX_VALUE : before);
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", decisions.stream().map(Decision::name).toArray()));
            query.setInt(4, limit + 1);
            return Page.of(read(query), limit, look -> String.valueOf(look.id()));
        }
    }

    static List<AuditEntry> read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<AuditEntry> looks = new ArrayList<>();
            while (rows.next()) {
                looks.add(read(rows));
            }
            return looks;
        }
    }

    static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("role"),
                row.getString("unit"),
                row.getString("action"),
                Decision.valueOf(row.getString("decision")),
                row.getObject("participant_ref", UUID.class),
                row.getString("purpose"),
                row.getObject("request_id", UUID.class));
    }
}
