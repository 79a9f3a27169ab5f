package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, for each window, how many more enrolments of an initiative than persons have a day in it. */
@ApplicationScoped
class RepeatedParticipants {
    private final AgroalDataSource database;

    RepeatedParticipants(AgroalDataSource database) {
        this.database = database;
    }

    /** Without the windows in which each person has at most one enrolment. */
    Map<Window, Long> in(String initiative, List<Window> windows, AsOf asOf) throws SQLException {
        Map<Window, Long> repeated = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        with counted as (
                            select participant_ref, started_on, exited_on, count(*) over (partition by participant_ref) as enrolments
                            from %s where initiative = ?)
                        select position, count(*) - count(distinct participant_ref) as repeated
                        from counted
                            join unnest(?::date[], ?::date[]) with ordinality as windows (first_day, last_day, position)
                                on started_on <= last_day and (exited_on is null or exited_on >= first_day)
                        where enrolments > 1
                        group by position having count(*) > count(distinct participant_ref)""".formatted(LatestEnrolments.SQL))) {
            select.setObject(1, LatestEnrolments.knownAt(asOf));
            select.setObject(2, LatestEnrolments.knownAt(asOf));
            select.setString(3, initiative);
            select.setArray(4, connection.createArrayOf("date", days(windows, true)));
            select.setArray(5, connection.createArrayOf("date", days(windows, false)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    repeated.put(windows.get(row.getInt("position") - 1), row.getLong("repeated"));
                }
            }
        }
        return repeated;
    }

    private static LocalDate[] days(List<Window> windows, boolean first) {
        return windows.stream()
                .map(window -> first ? window.firstDay() : window.lastDayInclusive())
                .toArray(LocalDate[]::new);
    }
}
