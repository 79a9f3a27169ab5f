package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Who accessed whose data, when and for what purpose. The database user of the service may only add entries; it has no right to change or delete
 * one. {@link AuditChain} reveals changes by anyone else.
 */
@ApplicationScoped
public class AuditTrail {
    private final DataSource database;
    private final Clock clock;

    AuditTrail(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Who sends the request, with which action and purpose. */
    record Actor(String who, String role, String unit, String action, String purpose, UUID requestId) {}

    /** Writes one entry per person, or one without a person. Joins the caller's transaction if there is one. */
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

    /** The entries about one person with one of these decisions, newest first. */
    Page<AuditEntry> of(UUID participantRef, Set<Decision> decisions, Long beforeId, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select * from audit_trail where participant_ref = ? and id < ? and decision = any(?)
                         order by id desc limit ?""")) {
            query.setObject(1, participantRef);
            query.setLong(2, beforeId == null ? Long.MAX_VALUE : beforeId);
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", decisions.stream().map(Decision::name).toArray()));
            query.setInt(4, limit + 1);
            return Page.of(read(query), limit, entry -> String.valueOf(entry.id()));
        }
    }

    static List<AuditEntry> read(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            List<AuditEntry> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(read(rows));
            }
            return entries;
        }
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
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
