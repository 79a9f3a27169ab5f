package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Days;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.comparisons.Comparison;
import dk.fodfaeste.reporting.comparisons.ComparisonKey;
import dk.fodfaeste.reporting.comparisons.Comparisons;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures of the initiatives in the caller's scope. Methods with an initiative code refuse with 404 if it is not in scope. */
@ApplicationScoped
public class FiguresInScope {
    /** A hundred years; each month end is an item of the response. */
    private static final int MAX_MONTH_ENDS = 1_200;

    private final InitiativesInScope initiatives;
    private final FigureSources sources;
    private final Comparisons comparisons;
    private final FigureCache cache;
    private final RequestFreshness freshness;

    FiguresInScope(
            InitiativesInScope initiatives,
            FigureSources sources,
            Comparisons comparisons,
            FigureCache cache,
            RequestFreshness freshness) {
        this.initiatives = initiatives;
        this.sources = sources;
        this.comparisons = comparisons;
        this.cache = cache;
        this.freshness = freshness;
    }

    /** One figure for each initiative in scope and each of its measures. */
    List<DisclosedFigure> all(RequestedWindow requested, AsOf asOf) throws SQLException {
        FigureSource source = sources.forCaller();
        return completed(
                forEachMeasure(
                        initiatives.all(asOf).toList(),
                        (initiative, measure) ->
                                source.figure(initiative, measure, source.window(initiative, requested, asOf), asOf)),
                asOf);
    }

    /**
     * The initiatives in scope in the order of their codes.
     *
     * @param after only initiatives with a greater code; blank for the first page
     */
    public List<InitiativeVersion> initiatives(String after, int limit, AsOf asOf) throws SQLException {
        return initiatives
                .all(asOf)
                .filter(initiative -> initiative.code().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    /** @throws Refusal 422 if the caller may not set this parameter */
    void requireUnrestricted(String parameter, Object value) {
        sources.forCaller().requireUnrestricted(parameter, value);
    }

    /** @throws Refusal 404 if the initiative is not in scope */
    public InitiativeVersion initiative(String code, AsOf asOf) throws SQLException {
        return initiatives.require(code, asOf);
    }

    /** What the numbers may lack that were counted in this request. */
    public Freshness freshness(String code, AsOf asOf) throws SQLException {
        return freshness.afterCounting(asOf).of(code);
    }

    /** Whether small counts are hidden from the caller. */
    public boolean hasSmallCountControl() {
        return sources.controlsCaller();
    }

    /**
     * The requested window with the defaults for the caller.
     *
     * @throws Refusal 422 if the caller may not request it
     */
    public Window window(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        return sources.forCaller().window(initiative, requested, asOf);
    }

    /** The window of a page on which the user chose none: the same for every role, so the caller may not see its figure. */
    public Window defaultWindow(InitiativeVersion initiative, AsOf asOf) {
        return DefaultWindow.of(initiative, asOf.today());
    }

    /** The only windows that the caller may request, the newest first; empty if any window may be requested. */
    public Optional<List<Window>> allowedWindows(InitiativeVersion initiative, AsOf asOf) {
        return sources.forCaller().allowedWindows(initiative, asOf);
    }

    /** The allowed window nearest to the requested one; of several the newest. */
    public Optional<Window> nearest(InitiativeVersion initiative, RequestedWindow requested, AsOf asOf) {
        Window wanted = requested.resolve(initiative, asOf);
        return allowedWindows(initiative, asOf)
                .flatMap(windows ->
                        windows.stream().min(Comparator.comparingLong(window -> window.distanceInDays(wanted))));
    }

    /**
     * The window that the caller may see with a figure in it, nearest to a hidden one; of several the newest. The caller can request each of these
     * windows, so the choice between them tells nothing more.
     */
    public Optional<Window> nearestWithFigure(DisclosedFigure hidden) throws SQLException {
        List<Window> allowed =
                allowedWindows(hidden.initiative(), hidden.asOf()).orElse(List.of());
        return sources.forCaller().figures(hidden.initiative(), hidden.measure(), allowed, hidden.asOf()).stream()
                .filter(figure -> figure.figure().denominator() > 0)
                .map(DisclosedFigure::window)
                .min(Comparator.comparingLong(window -> window.distanceInDays(hidden.window())));
    }

    /** The figures of windows of whole months, which may be others than the caller may request; those are hidden. */
    public List<DisclosedFigure> ofMonths(
            InitiativeVersion initiative, Measure measure, List<Window> windows, AsOf asOf) throws SQLException {
        return completed(sources.forCaller().figures(initiative, measure, windows, asOf), asOf);
    }

    /** From the start of the initiative until today, for a caller who may see persons. */
    public DisclosedFigure wholePeriod(InitiativeVersion initiative, Measure measure, AsOf asOf) throws SQLException {
        FigureSource source = sources.forCaller();
        return source.figure(initiative, measure, source.window(initiative, RequestedWindow.WHOLE_PERIOD, asOf), asOf);
    }

    public DisclosedFigure of(String code, String measureCode, RequestedWindow requested, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = initiatives.require(code, asOf);
        Measure measure = measure(initiative, measureCode);
        FigureSource source = sources.forCaller();
        return completed(
                source.figureWithPersons(initiative, measure, source.window(initiative, requested, asOf), asOf));
    }

    /**
     * With small-count control for every caller, for a report, which states by other means what it may lack.
     *
     * @throws Refusal 404 if there is no such initiative or measure
     */
    public List<DisclosedFigure> controlled(String code, String measureCode, List<Window> windows, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = initiatives.require(code, asOf);
        return compared(
                sources.withControl(true).figures(initiative, measure(initiative, measureCode), windows, asOf), asOf);
    }

    /**
     * One figure for each half-year since the initiative started, the newest first. With small-count control, closed half-years only.
     *
     * @param skip the number of half-years to skip
     * @param limit the maximum number of figures
     */
    public List<DisclosedFigure> halfYears(String code, String measureCode, Basis basis, int skip, int limit, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = initiatives.require(code, asOf);
        Measure measure = measure(initiative, measureCode);
        FigureSource source = sources.forCaller();
        Basis by = source.window(initiative, new RequestedWindow(null, null, basis), asOf)
                .basis();
        List<Window> windows = Window.halfYears(initiative.runsFrom(), asOf.today(), by).reversed().stream()
                .filter(window -> source.includesHalfYear(window, asOf))
                .skip(skip)
                .limit(limit)
                .toList();
        return completed(source.figures(initiative, measure, windows, asOf), asOf);
    }

    public boolean mayBreakDown(Window window) {
        return sources.forCaller().allowsBreakdown(window);
    }

    /** Without a requested window: the whole period, or with small-count control the latest closed half-year. */
    public Breakdown breakdown(
            String code, String measureCode, BreakdownDimension by, RequestedWindow requested, AsOf asOf)
            throws SQLException {
        InitiativeVersion initiative = initiatives.require(code, asOf);
        Measure measure = measure(initiative, measureCode);
        FigureSource source = sources.forCaller();
        Window window = source.breakdownWindow(initiative, requested, asOf);
        DisclosedFigure figure = source.figure(initiative, measure, window, asOf);
        if (!Breakdown.of(figure).contains(by)) {
            throw Refusal.rule("by", message("noSuchBreakdown"));
        }
        Breakdown breakdown = source.breakdown(figure, by);
        return breakdown.with(freshness.afterCounting(asOf).of(code));
    }

    /** One figure for each month end in the range, over the months that end with it; or for each occasion in the range, of that day. */
    public List<DisclosedFigure> rolling(
            String code, String measureCode, int months, RequestedWindow requested, AsOf asOf) throws SQLException {
        InitiativeVersion initiative = initiatives.require(code, asOf);
        Measure measure = measure(initiative, measureCode);
        Window range = requested.resolve(initiative, asOf);
        List<Window> windows = measure.occasions(new Days(range.firstDay(), range.lastDayInclusive()), asOf.today())
                .map(days -> days.stream()
                        .map(day -> new Window(day, day, range.basis()))
                        .toList())
                .orElseGet(() -> Window.rolling(range.firstDay(), range.lastDayInclusive(), months, range.basis()));
        if (windows.size() > MAX_MONTH_ENDS) {
            throw Refusal.rule("from", message("tooFarBeforeTo", MAX_MONTH_ENDS));
        }
        FigureSource source = sources.forCaller();
        return completed(
                source.figures(
                        initiative, measure, source.rollingWindows(initiative, months, requested, asOf, windows), asOf),
                asOf);
    }

    private DisclosedFigure completed(DisclosedFigure figure) throws SQLException {
        return completed(List.of(figure), figure.asOf()).getFirst();
    }

    /** Each figure with its comparison and its freshness. */
    private List<DisclosedFigure> completed(List<DisclosedFigure> figures, AsOf asOf) throws SQLException {
        RequestFreshness.Lack lack = freshness.afterCounting(asOf);
        return compared(figures, asOf).stream()
                .map(figure -> figure.with(lack.of(figure.initiative().code())))
                .toList();
    }

    /** Each figure with the comparison of exactly its window. */
    private List<DisclosedFigure> compared(List<DisclosedFigure> figures, AsOf asOf) throws SQLException {
        Set<String> codes =
                figures.stream().map(figure -> figure.initiative().code()).collect(Collectors.toSet());
        Map<ComparisonKey, Comparison> known = comparisons(codes, asOf);
        return figures.stream()
                .map(figure -> figure.with(Optional.ofNullable(known.get(figure.comparisonKey()))))
                .toList();
    }

    private record ComparisonsKey(String initiative) implements FigureCache.OfInitiative {}

    private Map<ComparisonKey, Comparison> comparisons(Set<String> codes, AsOf asOf) throws SQLException {
        return codes.size() == 1
                ? cache.get(
                        new ComparisonsKey(codes.iterator().next()),
                        asOf,
                        () -> comparisons.knownAt(asOf.recordedUntil(), codes))
                : comparisons.knownAt(asOf.recordedUntil(), codes);
    }

    private interface MeasureFigure {
        DisclosedFigure of(InitiativeVersion initiative, Measure measure) throws SQLException;
    }

    private static List<DisclosedFigure> forEachMeasure(List<InitiativeVersion> initiatives, MeasureFigure figure)
            throws SQLException {
        List<DisclosedFigure> figures = new ArrayList<>();
        for (InitiativeVersion initiative : initiatives) {
            for (Measure measure : initiative.measures()) {
                figures.add(figure.of(initiative, measure));
            }
        }
        return figures;
    }

    /** @param code null for the first measure of the initiative */
    private static Measure measure(InitiativeVersion initiative, String code) {
        String wanted =
                code == null ? initiative.definitions().definitions().getFirst().code() : code;
        return initiative.measure(wanted).orElseThrow(() -> Refusal.notFound("measure"));
    }
}
