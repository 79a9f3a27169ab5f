package dk.fodfaeste.reporting.projection;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * All versions of initiatives, enrolments and outcomes that have arrived. Stored versions are never overwritten, so replays and duplicates
 * change nothing.
 */
@ApplicationScoped
class Histories {
    private final EventJson json;

    Histories(EventJson json) {
        this.json = json;
    }

    /** Returns the codes of the initiatives with a new version. */
    Set<String> storeInitiatives(Connection connection, List<InitiativeVersion> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into initiative_versions (code, version, recorded_at, definition)
                select * from unnest(?::text[], ?::int[], ?::timestamptz[], ?::jsonb[])
                on conflict do nothing returning code""")) {
            insert.setArray(1, ColumnArrays.of(connection, versions, InitiativeVersion::code));
            insert.setArray(2, ColumnArrays.of(connection, versions, InitiativeVersion::version));
            insert.setArray(3, ColumnArrays.of(connection, versions, InitiativeVersion::recordedAt));
            insert.setArray(4, ColumnArrays.of(connection, versions, this::definition));
            return keys(insert, String.class);
        }
    }

    /** Returns the ids of the enrolments with a new version. */
    Set<UUID> storeEnrolments(Connection connection, List<EnrolmentVersion> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into enrolment_versions (enrolment_id, version, recorded_at, participant_ref, initiative,
                    started_on, exited_on, exit_reason, exit_number, age_at_start, age_at_exit, status_at_start, state, consultant)
                select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::uuid[], ?::text[],
                    ?::date[], ?::date[], ?::text[], ?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[])
                on conflict do nothing returning enrolment_id""")) {
            insert.setArray(1, ColumnArrays.of(connection, versions, EnrolmentVersion::enrolmentId));
            insert.setArray(2, ColumnArrays.of(connection, versions, EnrolmentVersion::version));
            insert.setArray(3, ColumnArrays.of(connection, versions, EnrolmentVersion::recordedAt));
            insert.setArray(4, ColumnArrays.of(connection, versions, EnrolmentVersion::participantRef));
            insert.setArray(5, ColumnArrays.of(connection, versions, EnrolmentVersion::initiative));
            insert.setArray(6, ColumnArrays.of(connection, versions, EnrolmentVersion::startedOn));
            insert.setArray(7, ColumnArrays.of(connection, versions, EnrolmentVersion::exitedOn));
            insert.setArray(8, ColumnArrays.of(connection, versions, EnrolmentVersion::exitReason));
            insert.setArray(9, ColumnArrays.of(connection, versions, EnrolmentVersion::exitNumber));
            insert.setArray(10, ColumnArrays.of(connection, versions, EnrolmentVersion::ageAtStart));
            insert.setArray(11, ColumnArrays.of(connection, versions, EnrolmentVersion::ageAtExit));
            insert.setArray(12, ColumnArrays.of(connection, versions, EnrolmentVersion::statusAtStart));
            insert.setArray(13, ColumnArrays.of(connection, versions, EnrolmentVersion::state));
            insert.setArray(14, ColumnArrays.of(connection, versions, EnrolmentVersion::consultant));
            return keys(insert, UUID.class);
        }
    }

    /** Returns the ids of the enrolments with a new version of an outcome. */
    Set<UUID> storeOutcomes(Connection connection, List<OutcomeVersion> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outcome_versions (enrolment_id, measure, version, recorded_at, due_on, exit_number, statuses, status_date,
                    weekly_hours, lost)
                select o.enrolment_id, o.measure, o.version, o.recorded_at, o.due_on, o.exit_number, string_to_array(o.statuses, '|'),
                    o.status_date, o.weekly_hours, o.lost
                from unnest(?::uuid[], ?::text[], ?::int[], ?::timestamptz[], ?::date[], ?::int[], ?::text[], ?::date[],
                    ?::numeric[], ?::boolean[])
                    o (enrolment_id, measure, version, recorded_at, due_on, exit_number, statuses, status_date, weekly_hours, lost)
                on conflict do nothing returning enrolment_id""")) {
            insert.setArray(1, ColumnArrays.of(connection, versions, OutcomeVersion::enrolmentId));
            insert.setArray(2, ColumnArrays.of(connection, versions, OutcomeVersion::measure));
            insert.setArray(3, ColumnArrays.of(connection, versions, OutcomeVersion::version));
            insert.setArray(4, ColumnArrays.of(connection, versions, OutcomeVersion::recordedAt));
            insert.setArray(5, ColumnArrays.of(connection, versions, OutcomeVersion::dueOn));
            insert.setArray(6, ColumnArrays.of(connection, versions, OutcomeVersion::exitNumber));
            insert.setArray(7, ColumnArrays.of(connection, versions, version -> String.join("|", version.statuses())));
            insert.setArray(8, ColumnArrays.of(connection, versions, OutcomeVersion::statusDate));
            insert.setArray(9, ColumnArrays.of(connection, versions, OutcomeVersion::weeklyHours));
            insert.setArray(10, ColumnArrays.of(connection, versions, OutcomeVersion::lost));
            return keys(insert, UUID.class);
        }
    }

    /** The next enrolments with a version in this initiative, in the order of their ids. */
    List<UUID> enrolmentsOf(Connection connection, String initiative, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct enrolment_id from enrolment_versions
                where initiative = ? and enrolment_id > ?
                order by enrolment_id limit ?""")) {
            select.setString(1, initiative);
            select.setObject(2, after);
            select.setInt(3, limit);
            return List.copyOf(keys(select, UUID.class));
        }
    }

    Map<String, History<InitiativeVersion>> initiatives(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select definition from initiative_versions")) {
            return initiatives(select);
        }
    }

    Map<String, History<InitiativeVersion>> initiatives(Connection connection, Set<String> codes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select definition from initiative_versions where code = any (?::text[])")) {
            select.setArray(1, ColumnArrays.of(connection, codes, code -> code));
            return initiatives(select);
        }
    }

    private Map<String, History<InitiativeVersion>> initiatives(PreparedStatement select) throws SQLException {
        List<InitiativeVersion> versions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                versions.add(initiative(row.getString(1)));
            }
        }
        return versions.stream().collect(groupingBy(InitiativeVersion::code, collectingAndThen(toList(), History::of)));
    }

    Map<UUID, History<EnrolmentVersion>> enrolments(Connection connection, Collection<UUID> ids) throws SQLException {
        List<EnrolmentVersion> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select enrolment_id, participant_ref, initiative, started_on, exited_on, exit_reason, exit_number, age_at_start,
                    age_at_exit, status_at_start, state, version, recorded_at, consultant
                from enrolment_versions where enrolment_id = any (?::uuid[])""")) {
            select.setArray(1, ColumnArrays.of(connection, ids, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new EnrolmentVersion(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(14),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            row.getString(6),
                            row.getInt(7),
                            row.getObject(8, Integer.class),
                            row.getObject(9, Integer.class),
                            row.getString(10),
                            row.getString(11),
                            row.getInt(12),
                            instant(row, 13)));
                }
            }
        }
        return versions.stream()
                .collect(groupingBy(EnrolmentVersion::enrolmentId, collectingAndThen(toList(), History::of)));
    }

    /** Per enrolment and measure. */
    Map<UUID, Map<String, History<OutcomeVersion>>> outcomes(Connection connection, Collection<UUID> ids)
            throws SQLException {
        List<OutcomeVersion> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select enrolment_id, measure, due_on, exit_number, statuses, status_date, weekly_hours, lost, version,
                    recorded_at
                from outcome_versions where enrolment_id = any (?::uuid[])""")) {
            select.setArray(1, ColumnArrays.of(connection, ids, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new OutcomeVersion(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, LocalDate.class),
                            row.getInt(4),
                            texts(row.getArray(5)),
                            row.getObject(6, LocalDate.class),
                            row.getBigDecimal(7),
                            row.getBoolean(8),
                            row.getInt(9),
                            instant(row, 10)));
                }
            }
        }
        return versions.stream()
                .collect(groupingBy(
                        OutcomeVersion::enrolmentId,
                        groupingBy(OutcomeVersion::measure, collectingAndThen(toList(), History::of))));
    }

    private static <K> Set<K> keys(PreparedStatement statement, Class<K> type) throws SQLException {
        Set<K> keys = new LinkedHashSet<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                keys.add(row.getObject(1, type));
            }
        }
        return keys;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private String definition(InitiativeVersion version) {
        return new String(json.write(version), StandardCharsets.UTF_8);
    }

    private InitiativeVersion initiative(String definition) {
        try {
            return json.read(definition.getBytes(StandardCharsets.UTF_8), InitiativeVersion.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored initiative cannot be read", broken);
        }
    }
}
