package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.TargetSum;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.PersonCounts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts follow-ups in the database. One statement computes one tally, so its numbers are consistent even if facts arrive meanwhile. For the
 * present, a covering index answers it.
 */
@ApplicationScoped
class Tallies {

    private static final String SELECT = """
            select %1$s as month, %2$s,
                coalesce(sum(target_percent * number) filter (where recorded or lost), 0) as target_sum,
                min(target_percent) filter (where recorded or lost) as target_lowest,
                max(target_percent) filter (where recorded or lost) as target_highest,
                coalesce(sum(number) filter (where (recorded or lost) and target_percent is null), 0) as target_without,
                coalesce(sum(target_percent * number) filter (where not_due or pending), 0) as open_sum,
                min(target_percent) filter (where not_due or pending) as open_lowest,
                max(target_percent) filter (where not_due or pending) as open_highest,
                coalesce(sum(number) filter (where (not_due or pending) and target_percent is null), 0) as open_without,
                max(closes_on) as last_closing, %3$s as persons
            from (%4$s) follow_up group by 1""";

    private static final String NUMBERS = Stream.of("not_due", "pending", "recorded", "lost", "excluded", "successful")
            .map(state -> "coalesce(sum(number) filter (where %1$s), 0) as %1$s".formatted(state))
            .collect(Collectors.joining(", "));

    private static final String OMITTED = """
            select count(distinct enrolment_id) filter (where settlement = 'START_UNKNOWN') as start_unknown,
                count(*) filter (where settlement = 'MEETING_CANCELLED') as cancelled
            from (%s) follow_up""";

    private static final String PERSONS = """
            select count(distinct participant_ref), count(distinct participant_ref) filter (where successful),
                count(distinct participant_ref) filter (where not successful)
            from (%s) follow_up where recorded or lost""";

    private static final String TOTAL = "null::date";
    private static final String PER_MONTH = "date_trunc('month', day)::date";
    private static final String DISTINCT_PERSONS = "count(distinct participant_ref) filter (where recorded or lost)";
    private static final String NO_PERSONS = "null::bigint";

    private final AgroalDataSource database;
    private final FigureCache cache;

    Tallies(AgroalDataSource database, FigureCache cache) {
        this.database = database;
        this.cache = cache;
    }

    /** Without the instant of the request, so that requests of the same day and window share an entry. */
    private record TotalKey(String initiative, String measure, Window window, LocalDate today, String persons)
            implements FigureCache.OfInitiative {}

    private record OmissionsKey(String initiative, String measure, Window window, LocalDate today)
            implements FigureCache.OfInitiative {}

    private record PerMonthKey(String initiative, String measure, Window window, LocalDate today)
            implements FigureCache.OfInitiative {}

    /** @param persons distinct participants in the denominator; one with several enrolments counts once */
    record WithPersons(Tally tally, long persons) {
        static final WithPersons NONE = new WithPersons(Tally.NONE, 0);
    }

    Tally of(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return total(initiative, measure, window, asOf, NO_PERSONS).tally();
    }

    /** Takes twice as long as {@link #of}. */
    WithPersons withPersons(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return total(initiative, measure, window, asOf, DISTINCT_PERSONS);
    }

    private WithPersons total(String initiative, String measure, Window window, AsOf asOf, String persons)
            throws SQLException {
        return cache.get(new TotalKey(initiative, measure, window, asOf.today(), persons), asOf, () -> {
            FollowUpQuery query = new FollowUpQuery(initiative, measure, window, asOf);
            try (Connection connection = database.getConnection();
                    PreparedStatement select = prepare(
                            connection, persons.equals(NO_PERSONS) ? query.counted() : query.rows(), TOTAL, persons);
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new WithPersons(tally(row), row.getLong("persons"))
                        : new WithPersons(Tally.NONE, 0);
            }
        });
    }

    /** The distinct persons behind a figure. */
    PersonCounts persons(FollowUpQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        PERSONS.formatted(query.rows().text()))) {
            query.rows().setParameters(select, 1);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new PersonCounts(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    /** What the figures of a window leave out. */
    Omissions omissions(String initiative, Measure measure, Window window, AsOf asOf) throws SQLException {
        if (measure.omits().isEmpty()) {
            return Omissions.NONE;
        }
        OmissionsKey key = new OmissionsKey(initiative, measure.code(), window, asOf.today());
        return cache.get(key, asOf, () -> {
            FollowUpQuery query = new FollowUpQuery(initiative, measure.code(), window, asOf);
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement(
                            OMITTED.formatted(query.rows().text()))) {
                query.rows().setParameters(select, 1);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Omissions.of(measure, row.getLong("start_unknown"), row.getLong("cancelled"));
                }
            }
        });
    }

    /** One tally for each month with a follow-up. */
    Map<YearMonth, Tally> perMonth(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return cache.get(new PerMonthKey(initiative, measure, window, asOf.today()), asOf, () -> {
            FollowUpQuery query = new FollowUpQuery(initiative, measure, window, asOf);
            Map<YearMonth, Tally> months = new TreeMap<>();
            try (Connection connection = database.getConnection();
                    PreparedStatement select = prepare(connection, query.counted(), PER_MONTH, NO_PERSONS);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    months.put(YearMonth.from(row.getObject("month", LocalDate.class)), tally(row));
                }
            }
            return Collections.unmodifiableMap(months);
        });
    }

    /** The tally of a window of whole months. */
    static Tally sum(Map<YearMonth, Tally> perMonth, Window window) {
        YearMonth last = YearMonth.from(window.lastDayInclusive());
        return Stream.iterate(
                        YearMonth.from(window.firstDay()), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> perMonth.getOrDefault(month, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
    }

    private static PreparedStatement prepare(Connection connection, FollowUpQuery.Sql sql, String month, String persons)
            throws SQLException {
        PreparedStatement select = connection.prepareStatement(SELECT.formatted(month, NUMBERS, persons, sql.text()));
        sql.setParameters(select, 1);
        return select;
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Counts counts = new Counts(
                row.getLong("not_due"),
                row.getLong("pending"),
                row.getLong("recorded"),
                row.getLong("lost"),
                row.getLong("excluded"),
                row.getLong("successful"));
        return new Tally(
                counts, targets(row, "target"), targets(row, "open"), row.getObject("last_closing", LocalDate.class));
    }

    private static TargetSum targets(ResultSet row, String prefix) throws SQLException {
        return new TargetSum(
                row.getBigDecimal(prefix + "_sum"),
                row.getBigDecimal(prefix + "_lowest"),
                row.getBigDecimal(prefix + "_highest"),
                row.getLong(prefix + "_without"));
    }
}
