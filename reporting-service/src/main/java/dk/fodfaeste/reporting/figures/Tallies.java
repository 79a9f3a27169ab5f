package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.TargetSum;
import dk.fodfaeste.reporting.rate.Window;
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

/**
 * Counts the rows. One statement answers one question, so that its numbers belong together whatever is being recorded meanwhile. For what
 * is known at present it is answered from an index that covers it.
 */
@ApplicationScoped
class Tallies {

    private static final String ADDED_UP = """
            select %1$s as month, count(*) filter (where not_due) as not_due, count(*) filter (where pending) as pending,
                count(*) filter (where recorded) as recorded, count(*) filter (where lost) as lost,
                count(*) filter (where excluded) as excluded, count(*) filter (where successful) as successes,
                coalesce(sum(target_percent) filter (where recorded or lost), 0) as target_sum,
                min(target_percent) filter (where recorded or lost) as target_lowest,
                max(target_percent) filter (where recorded or lost) as target_highest,
                coalesce(sum(target_percent) filter (where not_due or pending), 0) as open_sum,
                min(target_percent) filter (where not_due or pending) as open_lowest,
                max(target_percent) filter (where not_due or pending) as open_highest,
                max(closes_on) as last_closing, %2$s as persons
            from (%3$s) standing group by 1""";

    private static final String IN_ALL = "null::date";
    private static final String PER_MONTH = "date_trunc('month', day)::date";
    private static final String DISTINCT_PERSONS = "count(distinct participant_ref) filter (where recorded or lost)";
    private static final String NO_PERSONS = "null::bigint";

    private final AgroalDataSource database;
    private final FigureCache remembering;

    Tallies(AgroalDataSource database, FigureCache remembering) {
        this.database = database;
        this.remembering = remembering;
    }

    /** The same day and window are asked for again and again; the instant of asking is no part of it. */
    private record InAll(String initiative, String measure, Window window, LocalDate today, String persons) {}

    private record PerMonth(String initiative, String measure, Window window, LocalDate today) {}

    /**
     * @param persons distinct participants in the denominator; somebody who came back counts once
     */
    record Counted(Tally tally, long persons) {}

    Tally over(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return counted(initiative, measure, window, asOf, NO_PERSONS).tally();
    }

    /** Telling persons apart takes the database as long again as everything else, so it is done where it is asked for. */
    Counted withPersons(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return counted(initiative, measure, window, asOf, DISTINCT_PERSONS);
    }

    private Counted counted(String initiative, String measure, Window window, AsOf asOf, String persons)
            throws SQLException {
        return remembering.of(new InAll(initiative, measure, window, asOf.today(), persons), asOf, () -> {
            Counted[] counted = {new Counted(Tally.NONE, 0)};
            ask(initiative, measure, window, asOf, IN_ALL, persons, row -> {
                counted[0] = new Counted(tally(row), row.getLong("persons"));
            });
            return counted[0];
        });
    }

    /** Of every month that holds a follow-up. */
    Map<YearMonth, Tally> perMonth(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        return remembering.of(new PerMonth(initiative, measure, window, asOf.today()), asOf, () -> {
            Map<YearMonth, Tally> months = new TreeMap<>();
            ask(initiative, measure, window, asOf, PER_MONTH, NO_PERSONS, row -> {
                months.put(YearMonth.from(row.getObject("month", LocalDate.class)), tally(row));
            });
            return Collections.unmodifiableMap(months);
        });
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(
            String initiative, String measure, Window window, AsOf asOf, String month, String persons, Row each)
            throws SQLException {
        FollowUpQuery standing = new FollowUpQuery(initiative, measure, window, asOf);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(ADDED_UP.formatted(month, persons, standing.query()))) {
            standing.fill(select, 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    each.read(row);
                }
            }
        }
    }

    private static Tally tally(ResultSet row) throws SQLException {
        Counts counts = new Counts(
                row.getLong("not_due"),
                row.getLong("pending"),
                row.getLong("recorded"),
                row.getLong("lost"),
                row.getLong("excluded"),
                row.getLong("successes"));
        return new Tally(
                counts, promise(row, "target"), promise(row, "open"), row.getObject("last_closing", LocalDate.class));
    }

    private static TargetSum promise(ResultSet row, String of) throws SQLException {
        return new TargetSum(
                row.getBigDecimal(of + "_sum"), row.getBigDecimal(of + "_lowest"), row.getBigDecimal(of + "_highest"));
    }
}
