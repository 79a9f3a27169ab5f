package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Days;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Window;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Selects the follow-ups of a measure in a window, with their state on the reference day. The rows themselves do not depend on the day: a row
 * of a series is expanded to its occasions, of which those after the reference day do not exist yet.
 *
 * @param window the days that are counted
 */
public record FollowUpQuery(String initiative, String measure, Window window, AsOf asOf) {

    /** In curly brackets: the values that {@link Sql#setParameters} sets. */
    private static final String STATES = """
            settlement = 'EXCLUDED' as excluded,
                settlement in ('ANSWERED', 'DECIDED', 'LOST', 'OPEN') and due_on > today as not_due,
                due_on <= today and (settlement = 'ANSWERED' or settlement = 'DECIDED' and closes_on < today) as recorded,
                due_on <= today and (settlement = 'LOST' or settlement = 'OPEN' and closes_on < today) as lost,
                due_on <= today and settlement in ('DECIDED', 'OPEN') and closes_on >= today as pending,
                success and due_on <= today and (settlement = 'ANSWERED' or closes_on < today) as successful""";

    private static final String ASKED_ONCE = """
            where initiative = {initiative} and measure = {measure} and DAY between {first} and {last}
                    and period_months is null and repeats is null and KNOWN""";

    private static final String MONTH_ENDS = """
            (select (month + interval '1 month - 1 day')::date as day
                      from generate_series(date_trunc('month', {first}::timestamp), least({last}, {today})::timestamp,
                          interval '1 month') month) month_end""";

    private static final String REPEATED = """
            cross join lateral (select occasion_at::date as day
                        from generate_series(due_on::timestamp, least(last_on, {last}, {today})::timestamp, repeats) occasion_at) series
                where initiative = {initiative} and measure = {measure} and due_on <= least({last}, {today})
                    and day >= {first} and repeats is not null and KNOWN""";

    private static final String SELECT = """
            select DAY as day, enrolment_id, position, occasion, anchor_on, due_on, closes_on, participant_ref, target_percent, age,
                exit_reason, decided_by, settlement, 1 as number, STATES
            from (
                select enrolment_id, position, occasion, anchor_on, due_on, closes_on, participant_ref, target_percent, age, exit_reason,
                    decided_by, settlement, success
                from follow_ups ASKED_ONCE
                union all
                select enrolment_id, position, day, day, day, day + (closes_on - due_on), participant_ref, target_percent,
                    age + date_part('year', age(day::timestamp, age_on::timestamp))::int, exit_reason, decided_by, settlement, success
                from MONTH_ENDS
                    join follow_ups on day between due_on and coalesce(last_on, 'infinity')
                        and date_part('month', day)::int % period_months = 0
                where initiative = {initiative} and measure = {measure} and day between {first} and least({last}, {today})
                    and period_months is not null and KNOWN
                union all
                select enrolment_id, position, day, day, day, day + (closes_on - due_on), participant_ref, target_percent,
                    age + date_part('year', age(day::timestamp, age_on::timestamp))::int, exit_reason, decided_by, settlement, success
                from follow_ups REPEATED
            ) follow_up cross join (select {today} as today) reference""";

    /** Like {@link #SELECT}, with what is needed for counting, and equal series of month ends counted before they are expanded. */
    private static final String SELECT_COUNTED = """
            select DAY as day, closes_on, target_percent, number, STATES
            from (
                select anchor_on, due_on, closes_on, target_percent, settlement, success, 1::bigint as number
                from follow_ups ASKED_ONCE
                union all
                select day, day, day + grace, target_percent, settlement, success, number
                from MONTH_ENDS
                    join (select due_on, last_on, period_months, closes_on - due_on as grace, target_percent, settlement, success,
                              count(*) as number
                          from follow_ups
                          where initiative = {initiative} and measure = {measure} and due_on <= least({last}, {today})
                              and coalesce(last_on, 'infinity') >= {first} and period_months is not null and KNOWN
                          group by 1, 2, 3, 4, 5, 6, 7) series
                        on day between due_on and coalesce(last_on, 'infinity') and date_part('month', day)::int % period_months = 0
                where day between {first} and least({last}, {today})
                union all
                select day, day, day + (closes_on - due_on), target_percent, settlement, success, 1::bigint
                from follow_ups REPEATED
            ) follow_up cross join (select {today} as today) reference""";

    private static final String KNOWN_NOW = "known_to = 'infinity'";
    private static final String KNOWN_THEN = "known_from <= {knownAt} and known_to > {knownAt}";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Map<String, String> TYPES = Map.of(
            "initiative",
            "text",
            "measure",
            "text",
            "first",
            "date",
            "last",
            "date",
            "today",
            "date",
            "knownAt",
            "timestamptz");

    /** Empty if the measure counts no day of the window yet. */
    public static Optional<FollowUpQuery> of(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) {
        return countedWindow(measure, window, asOf.today())
                .map(counted -> new FollowUpQuery(initiative.code(), measure.code(), counted, asOf));
    }

    /** Empty if the measure counts no day of the window yet. */
    static Optional<FollowUpQuery> of(DisclosedFigure figure) {
        return of(figure.initiative(), figure.measure(), figure.window(), figure.asOf());
    }

    /** The days that the measure counts of a window. */
    public static Optional<Window> countedWindow(Measure measure, Window window, LocalDate today) {
        return measure.countedDays(new Days(window.firstDay(), window.lastDayInclusive()), today)
                .map(days -> new Window(days.from(), days.to(), window.basis()));
    }

    /** A select statement with one row for each follow-up, and for each question that is not asked. */
    public Sql rows() {
        return new Sql(template(SELECT));
    }

    /** A select statement with one row for each {@code number} of follow-ups that count equally. */
    Sql counted() {
        return new Sql(template(SELECT_COUNTED));
    }

    private String template(String select) {
        String day = switch (window.basis()) {
            case ANCHOR -> "anchor_on";
            case FOLLOW_UP -> "due_on";
        };
        return select.replace("STATES", STATES)
                .replace("ASKED_ONCE", ASKED_ONCE)
                .replace("MONTH_ENDS", MONTH_ENDS)
                .replace("REPEATED", REPEATED)
                .replace("DAY", day)
                .replace("KNOWN", asOf.present() ? KNOWN_NOW : KNOWN_THEN);
    }

    /** A statement with the values of this query. */
    public final class Sql {
        private final String template;

        private Sql(String template) {
            this.template = template;
        }

        public String text() {
            return PARAMETER.matcher(template).replaceAll(parameter -> "?::" + TYPES.get(parameter.group(1)));
        }

        /** Sets the parameters of {@link #text}, which start at index {@code first}. Returns the index after the last. */
        public int setParameters(PreparedStatement select, int first) throws SQLException {
            List<String> names = PARAMETER
                    .matcher(template)
                    .results()
                    .map((MatchResult parameter) -> parameter.group(1))
                    .toList();
            for (int i = 0; i < names.size(); i++) {
                select.setObject(first + i, value(names.get(i)));
            }
            return first + names.size();
        }
    }

    private Object value(String parameter) {
        return switch (parameter) {
            case "initiative" -> initiative;
            case "measure" -> measure;
            case "first" -> window.firstDay();
            case "last" -> window.lastDayInclusive();
            case "today" -> asOf.today();
            case "knownAt" -> asOf.knownAt().atOffset(ZoneOffset.UTC);
            default -> throw new IllegalStateException("there is no parameter " + parameter);
        };
    }
}
