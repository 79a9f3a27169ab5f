package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Tally;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Grid;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The questions that are answered here, for a caller who sees the initiatives in scope and no others. */
@ApplicationScoped
public class Figures {
    /** A hundred years of month ends; nobody looks at more, and each is an item of the answer. */
    private static final int MOST_MONTH_ENDS = 1_200;

    private final Initiatives initiatives;
    private final Tallies tallies;
    private final DisclosureControl suppressing;
    private final RestrictedWindows gridOnly;
    private final BreakingDown breakingDown;
    private final FigureCache remembering;
    private final Caller caller;

    Figures(
            Initiatives initiatives,
            Tallies tallies,
            DisclosureControl suppressing,
            RestrictedWindows gridOnly,
            BreakingDown breakingDown,
            FigureCache remembering,
            Caller caller) {
        this.initiatives = initiatives;
        this.tallies = tallies;
        this.suppressing = suppressing;
        this.gridOnly = gridOnly;
        this.breakingDown = breakingDown;
        this.remembering = remembering;
        this.caller = caller;
    }

    private record One(String code) {}

    private record All() {}

    /** One figure for each initiative in scope and each of its measures. */
    List<DisclosedFigure> ofAll(RequestedWindow asked, AsOf asOf) throws SQLException {
        return ofEach(reached(asOf).toList(), (initiative, measure) -> {
            Window window = window(initiative, asked, asOf);
            return gridOnly.holdsForCaller()
                    ? suppressed(initiative, measure, window, asOf)
                    : answer(initiative, measure, window, asOf);
        });
    }

    /**
     * As {@link #ofAll}, over the time that says most: the whole of it until today, or the newest window that the caller may see.
     *
     * @param after only initiatives behind this code; all from the first where it is blank
     * @param most of so many initiatives
     */
    public List<DisclosedFigure> overview(String after, int most, AsOf asOf) throws SQLException {
        return ofEach(
                reached(asOf)
                        .filter(initiative -> initiative.code().compareTo(after) > 0)
                        .limit(most)
                        .toList(),
                (initiative, measure) -> gridOnly.holdsForCaller()
                        ? suppressing.newest(initiative, measure, asOf)
                        : answer(initiative, measure, RequestedWindow.WHOLE_TIME.of(initiative, asOf), asOf));
    }

    /** Whether {@link #overview} is over the whole time for the caller. */
    public boolean overTheWholeTime() {
        return !gridOnly.holdsForCaller();
    }

    private interface Question {
        DisclosedFigure ask(InitiativeVersion initiative, Measure measure) throws SQLException;
    }

    /** In the order of their codes. */
    private Stream<InitiativeVersion> reached(AsOf asOf) throws SQLException {
        return remembering.of(new All(), asOf, () -> initiatives.knownAt(asOf.heardUntil())).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .sorted(Comparator.comparing(InitiativeVersion::code));
    }

    private static List<DisclosedFigure> ofEach(List<InitiativeVersion> initiatives, Question question) throws SQLException {
        List<DisclosedFigure> answers = new ArrayList<>();
        for (InitiativeVersion initiative : initiatives) {
            for (Measure measure : initiative.measures()) {
                answers.add(question.ask(initiative, measure));
            }
        }
        return answers;
    }

    /** @throws Refusal 404 where the caller is not let into such an initiative */
    public InitiativeVersion initiative(String code, AsOf asOf) throws SQLException {
        return inScope(code, asOf);
    }

    /** All that the caller may ask for, the newest first; nothing where any window may be. */
    public Optional<List<Window>> onlyWindows(InitiativeVersion initiative, AsOf asOf) {
        return gridOnly.holdsForCaller()
                ? Optional.of(Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis())
                        .newestFirst())
                : Optional.empty();
    }

    /** Of those, the one whose ends lie nearest to what was asked for; the newest of several. */
    public Optional<Window> nearest(InitiativeVersion initiative, RequestedWindow asked, AsOf asOf) {
        Window wanted = asked.of(initiative, asOf);
        return onlyWindows(initiative, asOf)
                .flatMap(windows ->
                        windows.stream().min(Comparator.comparingLong(window -> window.daysApartFrom(wanted))));
    }

    /** The window that says most, as in {@link #overview}. */
    public DisclosedFigure newest(String code, String measureCode, AsOf asOf) throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        Measure measure = measure(initiative, measureCode);
        return gridOnly.holdsForCaller()
                ? suppressing.newest(initiative, measure, asOf)
                : answerWithPersons(initiative, measure, RequestedWindow.WHOLE_TIME.of(initiative, asOf), asOf);
    }

    public DisclosedFigure of(String code, String measureCode, RequestedWindow asked, AsOf asOf) throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        Measure measure = measure(initiative, measureCode);
        Window window = window(initiative, asked, asOf);
        return gridOnly.holdsForCaller()
                ? suppressed(initiative, measure, window, asOf)
                : answerWithPersons(initiative, measure, window, asOf);
    }

    /**
     * Of each window of the grid, and only what anybody may see, whoever asks.
     *
     * @throws Refusal 404 where there is no such initiative or measure
     */
    public List<DisclosedFigure> forAnybody(String code, String measureCode, List<Window> windows, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        return suppressing.of(initiative, measure(initiative, measureCode), windows, asOf);
    }

    /**
     * One figure for each half-year since the initiative began, the newest first; whoever may not see persons sees those that are over.
     *
     * @param skip so many of the newest are left out
     * @param most so many are told at most
     */
    public List<DisclosedFigure> halfYears(String code, String measureCode, Basis basis, int skip, int most, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        Measure measure = measure(initiative, measureCode);
        RequestedWindow asked = new RequestedWindow(null, null, basis);
        boolean onlyClosed = gridOnly.holdsForCaller();
        Basis by = onlyClosed
                ? gridOnly.window(initiative, asked, asOf).basis()
                : asked.of(initiative, asOf).basis();
        List<Window> windows = Window.halfYears(initiative.runsFrom(), asOf.today(), by).reversed().stream()
                .filter(window -> !onlyClosed || window.lastDayInclusive().isBefore(asOf.today()))
                .skip(skip)
                .limit(most)
                .toList();
        return inEach(initiative, measure, windows, asOf);
    }

    /** Whether the caller may see figures of this window opened by groups. */
    public boolean mayBreakDown(Window window) {
        return !gridOnly.holdsForCaller() || Grid.isHalfYear(window.firstDay(), window.lastDayInclusive());
    }

    /** A figure's denominator by groups; without a window the whole time, or the last half-year for whoever sees half-years only. */
    public Breakdown brokenDown(String code, String measureCode, BreakdownDimension by, RequestedWindow asked, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        Measure measure = measure(initiative, measureCode);
        DisclosedFigure answer = gridOnly.holdsForCaller()
                ? suppressed(initiative, measure, gridOnly.halfYear(initiative, asked, asOf), asOf)
                : answer(initiative, measure, asked.of(initiative, asOf), asOf);
        return breakingDown.of(answer, by);
    }

    /** A figure for each month end in the range, over the months that end with it. */
    public List<DisclosedFigure> rolling(String code, String measureCode, int months, RequestedWindow asked, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = inScope(code, asOf);
        Measure measure = measure(initiative, measureCode);
        Window range = asked.of(initiative, asOf);
        List<Window> windows = Window.rolling(range.firstDay(), range.lastDayInclusive(), months, range.basis());
        if (windows.size() > MOST_MONTH_ENDS) {
            throw Refusal.rule("from", "lies more than " + MOST_MONTH_ENDS + " month ends before to");
        }
        return inEach(
                initiative,
                measure,
                gridOnly.holdsForCaller() ? gridOnly.rolling(initiative, months, asked, asOf, windows) : windows,
                asOf);
    }

    /** Windows of whole months, in either order. */
    private List<DisclosedFigure> inEach(InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf)
            throws SQLException {
        if (gridOnly.holdsForCaller()) {
            return suppressing.of(initiative, measure, windows, asOf);
        }
        if (windows.isEmpty()) {
            return List.of();
        }
        Map<YearMonth, Tally> perMonth =
                tallies.perMonth(initiative.code(), measure.code(), Window.around(windows), asOf);
        return windows.stream()
                .map(window -> new DisclosedFigure(
                        initiative,
                        measure,
                        window,
                        asOf,
                        new Figure(addUp(perMonth, window)),
                        Optional.empty(),
                        Disclosure.EVERYTHING))
                .toList();
    }

    static Tally addUp(Map<YearMonth, Tally> perMonth, Window window) {
        YearMonth last = YearMonth.from(window.lastDayInclusive());
        return Stream.iterate(
                        YearMonth.from(window.firstDay()), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> perMonth.getOrDefault(month, Tally.NONE))
                .reduce(Tally.NONE, Tally::plus);
    }

    private DisclosedFigure answer(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf) throws SQLException {
        Tally tally = tallies.over(initiative.code(), measure.code(), window, asOf);
        return new DisclosedFigure(
                initiative, measure, window, asOf, new Figure(tally), Optional.empty(), Disclosure.EVERYTHING);
    }

    private DisclosedFigure answerWithPersons(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        Tallies.Counted counted = tallies.withPersons(initiative.code(), measure.code(), window, asOf);
        return new DisclosedFigure(
                initiative,
                measure,
                window,
                asOf,
                new Figure(counted.tally()),
                Optional.of(counted.persons()),
                Disclosure.EVERYTHING);
    }

    private DisclosedFigure suppressed(InitiativeVersion initiative, Measure measure, Window window, AsOf asOf)
            throws SQLException {
        return suppressing.of(initiative, measure, List.of(window), asOf).getFirst();
    }

    private Window window(InitiativeVersion initiative, RequestedWindow asked, AsOf asOf) {
        return gridOnly.holdsForCaller() ? gridOnly.window(initiative, asked, asOf) : asked.of(initiative, asOf);
    }

    private InitiativeVersion inScope(String code, AsOf asOf) throws SQLException {
        // No initiative has a code that the database could not hold.
        if (code.indexOf('\0') >= 0) {
            throw Refusal.notFound("initiative");
        }
        return remembering
                .of(new One(code), asOf, () -> initiatives.knownAt(asOf.heardUntil(), code))
                .filter(initiative -> caller.mayAccess(initiative.code()))
                .orElseThrow(() -> Refusal.notFound("initiative"));
    }

    /** Where there is one measure, there is no need to say which. */
    private static Measure measure(InitiativeVersion initiative, String code) {
        if (code != null) {
            return initiative.measure(code).orElseThrow(() -> Refusal.notFound("measure"));
        }
        if (initiative.measures().size() > 1) {
            throw Refusal.rule(
                    "measure",
                    "must be one of "
                            + String.join(
                                    ", ",
                                    initiative.measures().stream()
                                            .map(Measure::code)
                                            .toList()));
        }
        return initiative.measures().getFirst();
    }
}
