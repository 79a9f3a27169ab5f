package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Promise;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the rows. One statement answers one question, so that its numbers belong together whatever is being recorded meanwhile. For what
 * is known at present it is answered from an index that covers it.
 */
@ApplicationScoped
class Tallies {

    /** How a follow-up stands on the day asked about; the rows themselves hold nothing that depends on the day. */
    private static final String STANDING = """
            select %1$s as day, participant_ref, closes_on, target_percent,
                coalesce(settled_as = 'EXCLUDED', false) as excluded,
                settled_as is distinct from 'EXCLUDED' and due_on > today as not_due,
                coalesce(settled_as = 'RECORDED', false) and due_on <= today as recorded,
                coalesce(settled_as = 'LOST', false) and due_on <= today or settled_as is null and closes_on < today as lost,
                settled_as is null and due_on <= today and closes_on >= today as pending,
                success and due_on <= today as successful
            from follow_ups, (select ?::date as today) asked
            where initiative = ? and measure = ? and %1$s between ? and ? and %2$s""";

    private static final String ADDED_UP = """
            select %1$s as month, count(*) filter (where not_due) as not_due, count(*) filter (where pending) as pending,
                count(*) filter (where recorded) as recorded, count(*) filter (where lost) as lost,
                count(*) filter (where excluded) as excluded, count(*) filter (where successful) as successes,
                coalesce(sum(target_percent) filter (where recorded or lost), 0) as target_sum,
                min(target_percent) filter (where recorded or lost) as target_lowest,
                max(target_percent) filter (where recorded or lost) as target_highest,
                max(closes_on) as last_closing, %2$s as persons
            from (%3$s) standing group by 1""";

    private static final String IN_ALL = "null::date";
    private static final String PER_MONTH = "date_trunc('month', day)::date";
    private static final String DISTINCT_PERSONS = "count(distinct participant_ref) filter (where recorded or lost)";
    private static final String NO_PERSONS = "null::bigint";
    private static final String KNOWN_NOW = "known_to = 'infinity'";
    private static final String KNOWN_THEN = "known_from <= ? and known_to > ?";

    private final AgroalDataSource database;

    Tallies(AgroalDataSource database) {
        this.database = database;
    }

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
        Counted[] counted = {new Counted(Tally.NONE, 0)};
        ask(initiative, measure, window, asOf, IN_ALL, persons, row -> {
            counted[0] = new Counted(tally(row), row.getLong("persons"));
        });
        return counted[0];
    }

    /** Of every month that holds a follow-up. */
    Map<YearMonth, Tally> perMonth(String initiative, String measure, Window window, AsOf asOf) throws SQLException {
        Map<YearMonth, Tally> months = new TreeMap<>();
        ask(initiative, measure, window, asOf, PER_MONTH, NO_PERSONS, row -> {
            months.put(YearMonth.from(row.getObject("month", LocalDate.class)), tally(row));
        });
        return months;
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void ask(
            String initiative, String measure, Window window, AsOf asOf, String month, String persons, Row each)
            throws SQLException {
        String day = switch (window.basis()) {
            case ANCHOR -> "anchor_on";
            case FOLLOW_UP -> "due_on";
        };
        String standing = STANDING.formatted(day, asOf.present() ? KNOWN_NOW : KNOWN_THEN);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ADDED_UP.formatted(month, persons, standing))) {
            select.setObject(1, asOf.today());
            select.setString(2, initiative);
            select.setString(3, measure);
            select.setObject(4, window.firstDay());
            select.setObject(5, window.lastDayInclusive());
            if (!asOf.present()) {
                select.setObject(6, asOf.knownAt().atOffset(ZoneOffset.UTC));
                select.setObject(7, asOf.knownAt().atOffset(ZoneOffset.UTC));
            }
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
        Promise promise = new Promise(
                row.getBigDecimal("target_sum"),
                row.getBigDecimal("target_lowest"),
                row.getBigDecimal("target_highest"));
        return new Tally(counts, promise, row.getObject("last_closing", LocalDate.class));
    }
}
