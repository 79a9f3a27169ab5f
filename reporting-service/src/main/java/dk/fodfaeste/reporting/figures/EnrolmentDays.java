package dk.fodfaeste.reporting.figures;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** Counts the first and last days of an initiative's enrolments, by the latest known version of each enrolment. */
@ApplicationScoped
public class EnrolmentDays {
    private final AgroalDataSource database;
    private final FigureCache cache;

    EnrolmentDays(AgroalDataSource database, FigureCache cache) {
        this.database = database;
        this.cache = cache;
    }

    private record CacheKey(String initiative) implements FigureCache.OfInitiative {}

    public DailyCounts of(String initiative, AsOf asOf) throws SQLException {
        return cache.get(new CacheKey(initiative), asOf, () -> count(initiative, asOf));
    }

    private DailyCounts count(String initiative, AsOf asOf) throws SQLException {
        DailyCounts counts = new DailyCounts();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        with counted as (select started_on, exited_on from %s where initiative = ?)
                        select day, sum(started) as started, sum(exited) as exited
                        from (select started_on as day, 1 as started, 0 as exited from counted
                            union all select exited_on, 0, 1 from counted where exited_on is not null) days
                        group by day""".formatted(LatestEnrolments.SQL))) {
            select.setObject(1, LatestEnrolments.knownAt(asOf));
            select.setObject(2, LatestEnrolments.knownAt(asOf));
            select.setString(3, initiative);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.add(row.getObject("day", LocalDate.class), row.getLong("started"), row.getLong("exited"));
                }
            }
        }
        return counts;
    }
}
