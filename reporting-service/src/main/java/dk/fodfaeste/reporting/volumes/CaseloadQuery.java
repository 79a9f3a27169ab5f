package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FigureCache;
import dk.fodfaeste.reporting.figures.LatestEnrolments;
import dk.fodfaeste.reporting.volumes.Caseloads.Assigned;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has which enrolments on a day, and how much they work. Whether an enrolment includes the day follows from its latest version. Its
 * consultant, and how much a consultant works, are those of the last version recorded by the end of the day, or of the first version if all
 * are later, for example after an import.
 */
@ApplicationScoped
class CaseloadQuery {
    private final AgroalDataSource database;
    private final FigureCache cache;

    CaseloadQuery(AgroalDataSource database, FigureCache cache) {
        this.database = database;
        this.cache = cache;
    }

    private record CacheKey(LocalDate day) {}

    Caseloads on(LocalDate day, AsOf asOf) throws SQLException {
        return cache.get(new CacheKey(day), asOf, () -> read(day, asOf));
    }

    private Caseloads read(LocalDate day, AsOf asOf) throws SQLException {
        OffsetDateTime known = LatestEnrolments.knownAt(asOf);
        OffsetDateTime nextDay = day.plusDays(1).atStartOfDay(Clocks.COPENHAGEN).toOffsetDateTime();
        try (Connection connection = database.getConnection()) {
            return new Caseloads(
                    assigned(connection, day, nextDay, known), equivalents(connection, day, nextDay, known));
        }
    }

    private static List<Assigned> assigned(
            Connection connection, LocalDate day, OffsetDateTime nextDay, OffsetDateTime known) throws SQLException {
        List<Assigned> assigned = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                with enrolled as (
                    select enrolment_id, initiative from %s
                    where started_on <= ? and (exited_on is null or exited_on >= ?)),
                assigned as (
                    select distinct on (enrolment_id) enrolled.initiative, v.consultant
                    from enrolled join enrolment_versions v using (enrolment_id)
                    where v.recorded_at <= ?
                    order by enrolment_id, v.recorded_at < ? desc, case when v.recorded_at < ? then -v.version else v.version end)
                select initiative, consultant, count(*) as enrolments from assigned group by initiative, consultant""".formatted(LatestEnrolments.SQL))) {
            select.setObject(1, known);
            select.setObject(2, known);
            select.setObject(3, day);
            select.setObject(4, day);
            select.setObject(5, known);
            select.setObject(6, nextDay);
            select.setObject(7, nextDay);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    assigned.add(new Assigned(
                            row.getString("initiative"), row.getString("consultant"), row.getLong("enrolments")));
                }
            }
        }
        return assigned;
    }

    /** A consultant who has left works 0. */
    private static Map<String, BigDecimal> equivalents(
            Connection connection, LocalDate day, OffsetDateTime nextDay, OffsetDateTime known) throws SQLException {
        Map<String, BigDecimal> equivalents = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (consultant) consultant,
                    case when leaves_on < ? then 0 else full_time_equivalent end as equivalent
                from employment_versions where recorded_at <= ?
                order by consultant, recorded_at < ? desc, case when recorded_at < ? then -version else version end""")) {
            select.setObject(1, day);
            select.setObject(2, known);
            select.setObject(3, nextDay);
            select.setObject(4, nextDay);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    equivalents.put(row.getString("consultant"), row.getBigDecimal("equivalent"));
                }
            }
        }
        return equivalents;
    }
}
