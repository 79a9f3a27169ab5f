package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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
                        from (select distinct on (enrolment_id) * from enrolment_versions
                                where recorded_at <= ?
                                    and enrolment_id in (select enrolment_id from enrolment_versions where initiative = ?)
                                order by enrolment_id, version desc) latest,
                            (select ?::date as from_day, ?::date as to_day) window_days
                        where initiative = ? and state is distinct from 'WRONGLY_REGISTERED'
                            and started_on <= to_day and (exited_on is null or exited_on >= from_day)""")) {
            select.setObject(
                    1, asOf.present() ? OffsetDateTime.MAX : asOf.knownAt().atOffset(ZoneOffset.UTC));
            select.setString(2, initiative);
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
