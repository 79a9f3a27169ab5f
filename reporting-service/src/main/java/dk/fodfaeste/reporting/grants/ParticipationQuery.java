package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.LatestEnrolments;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts participants and ended enrolments of an initiative, by the latest known version of each enrolment. */
@ApplicationScoped
class ParticipationQuery {
    /**
     * @param persons who took part on at least one day of the window; a person with several enrolments counts once
     * @param exits enrolments whose last day lies in the window
     */
    record Participation(long persons, long exits) {}

    private final AgroalDataSource database;

    ParticipationQuery(AgroalDataSource database) {
        this.database = database;
    }

    Participation in(String initiative, Window window, AsOf asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(distinct participant_ref) as persons,
                            count(*) filter (where exited_on between from_day and to_day) as exits
                        from %s, (select ?::date as from_day, ?::date as to_day) window_days
                        where initiative = ? and started_on <= to_day and (exited_on is null or exited_on >= from_day)""".formatted(LatestEnrolments.SQL))) {
            select.setObject(1, LatestEnrolments.knownAt(asOf));
            select.setObject(2, LatestEnrolments.knownAt(asOf));
            select.setObject(3, window.firstDay());
            select.setObject(4, window.lastDayInclusive());
            select.setString(5, initiative);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Participation(row.getLong("persons"), row.getLong("exits"));
            }
        }
    }
}
