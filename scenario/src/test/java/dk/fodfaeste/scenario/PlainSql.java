package dk.fodfaeste.scenario;

import dk.fodfaeste.local.RunningStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The statements of a registration and of an exit in participant-service, with the same commits and without anything else. They use copies of the
 * tables in a schema of their own, so that no event is published. The outbox relay, which works in the background, is left out.
 */
final class PlainSql implements AutoCloseable {
    private static final byte[] SEALED = new byte[60];
    private static final byte[] EVENT = new byte[700];
    private static final LocalDate STARTED_ON = LocalDate.of(2023, 6, 1);
    private static final String HEADERS =
            "{\"ce_specversion\":\"1.0\",\"ce_type\":\"dk.fodfaeste.enrolment.started.v1\","
                    + "\"ce_source\":\"/participant-service\",\"ce_time\":\"2026-01-01T12:00:00.123456Z\","
                    + "\"ce_dataschema\":\"https://fodfaeste.dk/contracts/enrolment-event.v1.schema.json\","
                    + "\"content-type\":\"application/json\"}";

    private final List<Connection> connections = new ArrayList<>();
    private final String initiative;
    private final Queue<UUID> registered = new ConcurrentLinkedQueue<>();

    PlainSql(Path data, String initiative, int callers) throws SQLException {
        this.initiative = initiative;
        for (int i = 0; i < callers; i++) {
            connections.add(RunningStack.database(data, "participant"));
        }
        try (Statement sql = connections.getFirst().createStatement()) {
            sql.execute("create schema bench");
            for (String table : List.of(
                    "initiatives", "participants", "enrolments", "enrolment_versions", "outbox", "audit_trail")) {
                sql.execute("create table bench." + table + " (like public." + table + " including all)");
            }
            sql.execute("insert into bench.initiatives select * from public.initiatives");
            sql.execute("""
                    alter table bench.enrolments add foreign key (participant_ref) references bench.participants,
                        add foreign key (sealed_for) references bench.participants,
                        add foreign key (initiative) references bench.initiatives""");
            sql.execute(
                    "alter table bench.enrolment_versions add foreign key (enrolment_id) references bench.enrolments");
        }
        for (Connection connection : connections) {
            connection.setSchema("bench");
            connection.setAutoCommit(false);
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement sql = connections.getFirst().createStatement()) {
            sql.execute("drop schema bench cascade");
        }
        connections.getFirst().commit();
        for (Connection connection : connections) {
            connection.close();
        }
    }

    boolean register(int caller) throws SQLException {
        Connection connection = connections.get(caller);
        UUID person = nextId();
        UUID enrolment = nextId();
        query(
                connection,
                "select cpr_lookup, coalesce(merged_into, participant_ref) from participants where cpr_lookup = any(?)",
                connection.createArrayOf("text", new Object[] {"cpr " + person}));
        query(connection, """
                select e.*, p.* from enrolments e join participants p using (participant_ref)
                 where e.case_number_lookup = ? and not e.wrongly_registered""", "case " + enrolment);
        query(
                connection,
                "select code from initiatives where code = any(?) order by code for share",
                connection.createArrayOf("text", new Object[] {initiative}));
        update(connection, """
                insert into participants (participant_ref, data_key, cpr_lookup, cpr_sealed, name_sealed, name_lookups, protected_address, version)
                values (?, ?, ?, ?, ?, array[?, ?], false, 1)""", person, SEALED, "cpr " + person, SEALED, SEALED, "n", "m");
        update(connection, """
                insert into enrolments (enrolment_id, participant_ref, sealed_for, case_number_lookup, case_number_sealed, initiative, consultant,
                    started_on, exit_number, wrongly_registered, other_name, version, recorded_at)
                values (?, ?, ?, ?, ?, ?, 'konsulent1', ?, 0, false, false, 1, ?)""", enrolment, person, person, "case " + enrolment, SEALED, initiative, STARTED_ON, now());
        version(connection, enrolment, person, 1, "started", null, null);
        event(connection, enrolment);
        connection.commit();
        answer(connection, person, "POST /api/v1/enrolments");
        registered.add(enrolment);
        return true;
    }

    /** Returns false if no registered enrolment is left. */
    boolean exit(int caller) throws SQLException {
        UUID enrolment = registered.poll();
        if (enrolment == null) {
            return false;
        }
        Connection connection = connections.get(caller);
        LocalDate exitedOn = LocalDate.of(2024, 1, 15);
        UUID person = query(connection, """
                select * from participants
                 where participant_ref = (select participant_ref from enrolments where enrolment_id = ?) and erased_at is null
                   for update""", enrolment);
        query(connection, "select * from enrolments where enrolment_id = ?", enrolment);
        update(
                connection,
                "update enrolments set exited_on = ?, exit_reason = 'GOT_JOB', exit_number = 1, version = 2, recorded_at = ? where enrolment_id = ?",
                exitedOn,
                now(),
                enrolment);
        version(connection, enrolment, person, 2, "exited", exitedOn, "GOT_JOB");
        event(connection, enrolment);
        connection.commit();
        answer(connection, person, "POST /api/v1/enrolments/{id}/exit");
        return true;
    }

    private static void version(
            Connection connection,
            UUID enrolment,
            UUID person,
            int version,
            String change,
            LocalDate exitedOn,
            String reason)
            throws SQLException {
        update(connection, """
                insert into enrolment_versions (enrolment_id, version, change, participant_ref, consultant, started_on, exited_on, exit_reason,
                    exit_number, wrongly_registered, recorded_at, recorded_by)
                values (?, ?, ?, ?, 'konsulent1', ?, ?, ?, ?, false, ?, 'leder1')""", enrolment, version, change, person, STARTED_ON, exitedOn, reason, version - 1, now());
    }

    private static void event(Connection connection, UUID enrolment) throws SQLException {
        update(
                connection,
                "insert into outbox (topic, key, value, headers, kept) values ('fodfaeste.enrolment-events-v1', ?, ?, ?::json, true)",
                enrolment.toString().getBytes(StandardCharsets.UTF_8),
                EVENT,
                HEADERS);
    }

    /** The answer shows the initiative's limits, and the audit trail is written before it leaves. */
    private void answer(Connection connection, UUID person, String action) throws SQLException {
        query(
                connection,
                "select * from initiatives where code = any(?)",
                connection.createArrayOf("text", new Object[] {initiative}));
        update(connection, """
                insert into audit_trail (at, who, role, unit, action, decision, participant_ref, purpose, request_id)
                select ?, 'leder1', 'lead', '', ?, 'PERMIT', participant_ref, 'case-work', ? from unnest(?) as looked_at (participant_ref)""", now(), action, UUID.randomUUID(), connection.createArrayOf("uuid", new Object[] {person
        }));
        connection.commit();
    }

    /** Ordered by time, as the ids of participant-service are. */
    private static UUID nextId() {
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000, UUID.randomUUID().getLeastSignificantBits());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    /** The first column of the first row if it is a UUID, otherwise null. */
    private static UUID query(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement query = prepare(connection, sql, parameters);
                var row = query.executeQuery()) {
            return row.next() && row.getObject(1) instanceof UUID id ? id : null;
        }
    }

    private static void update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement update = prepare(connection, sql, parameters)) {
            update.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
