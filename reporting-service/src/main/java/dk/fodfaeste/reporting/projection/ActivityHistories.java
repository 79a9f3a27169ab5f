package dk.fodfaeste.reporting.projection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.History;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All versions of activities that have arrived. Stored versions are never overwritten. */
@ApplicationScoped
class ActivityHistories {

    /** Returns the ids of the enrolments with a new version of an activity. */
    Set<UUID> store(Connection connection, List<ActivityVersion> versions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into activity_versions (activity_id, version, recorded_at, enrolment_id, kind, begins_on, until, confirmed_on,
                    weekly_hours, attendance, held_on, withdrawn)
                select * from unnest(?::uuid[], ?::int[], ?::timestamptz[], ?::uuid[], ?::text[], ?::date[], ?::date[], ?::date[],
                    ?::numeric[], ?::text[], ?::date[], ?::boolean[])
                on conflict do nothing returning enrolment_id""")) {
            insert.setArray(1, ColumnArrays.of(connection, versions, ActivityVersion::activityId));
            insert.setArray(2, ColumnArrays.of(connection, versions, ActivityVersion::version));
            insert.setArray(3, ColumnArrays.of(connection, versions, ActivityVersion::recordedAt));
            insert.setArray(4, ColumnArrays.of(connection, versions, ActivityVersion::enrolmentId));
            insert.setArray(5, ColumnArrays.of(connection, versions, ActivityVersion::kind));
            insert.setArray(6, ColumnArrays.of(connection, versions, ActivityVersion::on));
            insert.setArray(7, ColumnArrays.of(connection, versions, ActivityVersion::until));
            insert.setArray(8, ColumnArrays.of(connection, versions, ActivityVersion::confirmedOn));
            insert.setArray(9, ColumnArrays.of(connection, versions, ActivityVersion::weeklyHours));
            insert.setArray(10, ColumnArrays.of(connection, versions, ActivityVersion::attendance));
            insert.setArray(11, ColumnArrays.of(connection, versions, ActivityVersion::heldOn));
            insert.setArray(12, ColumnArrays.of(connection, versions, ActivityVersion::withdrawn));
            Set<UUID> enrolments = new LinkedHashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    enrolments.add(row.getObject(1, UUID.class));
                }
            }
            return enrolments;
        }
    }

    /** The histories of all activities of each enrolment. */
    Map<UUID, List<History<ActivityVersion>>> of(Connection connection, Collection<UUID> enrolments)
            throws SQLException {
        List<ActivityVersion> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select activity_id, enrolment_id, kind, begins_on, until, confirmed_on, weekly_hours, attendance, held_on, withdrawn,
                    version, recorded_at
                from activity_versions where enrolment_id = any (?::uuid[])""")) {
            select.setArray(1, ColumnArrays.of(connection, enrolments, id -> id));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new ActivityVersion(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getObject(4, LocalDate.class),
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class),
                            row.getBigDecimal(7),
                            row.getString(8),
                            row.getObject(9, LocalDate.class),
                            row.getBoolean(10),
                            row.getInt(11),
                            row.getObject(12, OffsetDateTime.class).toInstant()));
                }
            }
        }
        Map<UUID, List<ActivityVersion>> byActivity =
                versions.stream().collect(groupingBy(ActivityVersion::activityId));
        return byActivity.values().stream()
                .collect(groupingBy(activity -> activity.getFirst().enrolmentId(), mapping(History::of, toList())));
    }
}
