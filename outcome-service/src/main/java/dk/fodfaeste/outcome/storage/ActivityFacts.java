package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the present activities as measures need them: without texts, and without withdrawn ones. */
@ApplicationScoped
class ActivityFacts {
    private final Database database;

    ActivityFacts(Database database) {
        this.database = database;
    }

    private record Row(UUID enrolmentId, Activity activity) {}

    /** The activities of these kinds by enrolment. An enrolment without any is left out. */
    Map<UUID, List<Activity>> of(Collection<UUID> enrolmentIds, Set<ActivityKind> kinds) {
        if (kinds.isEmpty() || enrolmentIds.isEmpty()) {
            return Map.of();
        }
        return database
                .query(
                        """
                        select a.enrolment_id, v.kind, v.on_date, v.until_date, v.confirmed_on, v.weekly_hours, v.attendance, v.held_on
                          from activities a
                          join activity_versions v on v.activity_id = a.activity_id and v.version = a.version
                         where a.enrolment_id = any(?) and a.kind = any(?) and not a.withdrawn
                        """,
                        ActivityFacts::read,
                        ArrayParameter.of("uuid", enrolmentIds),
                        ArrayParameter.of("text", kinds, Enum::name))
                .stream()
                .collect(groupingBy(Row::enrolmentId, mapping(Row::activity, toList())));
    }

    private static Row read(ResultSet row) throws SQLException {
        String attendance = row.getString("attendance");
        return new Row(
                row.getObject("enrolment_id", UUID.class),
                new Activity(
                        ActivityKind.valueOf(row.getString("kind")),
                        row.getObject("on_date", LocalDate.class),
                        row.getObject("until_date", LocalDate.class),
                        row.getObject("confirmed_on", LocalDate.class),
                        row.getBigDecimal("weekly_hours"),
                        attendance == null ? null : Attendance.valueOf(attendance),
                        row.getObject("held_on", LocalDate.class)));
    }
}
