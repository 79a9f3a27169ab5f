package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Cohort;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.EnrolmentCounts;
import dk.fodfaeste.reporting.smallcounts.EnrolmentCounts.OfWindow;
import dk.fodfaeste.reporting.smallcounts.Flow;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Decides which headlines, cohorts, volumes and participants of an initiative may be shown to readers who may not see persons (ADR 11). API, pages, costs
 * and reports use it.
 */
@ApplicationScoped
public class CountControl {
    private static final int MONTHS_OF_QUARTER = 3;

    private final MeasureDisclosures measures;
    private final EnrolmentDays days;
    private final RepeatedParticipants repeated;
    private final SmallCountsSettings settings;
    private final FigureCache cache;

    CountControl(
            MeasureDisclosures measures,
            EnrolmentDays days,
            RepeatedParticipants repeated,
            SmallCountsSettings settings,
            FigureCache cache) {
        this.measures = measures;
        this.days = days;
        this.repeated = repeated;
        this.settings = settings;
        this.cache = cache;
    }

    private record CacheKey(String initiative, int version, LocalDate today) implements FigureCache.OfInitiative {}

    /** @param measures the codes of the measures with a cohort, in the order of the decision */
    private record Decision(CountDisclosures disclosures, List<String> measures) {}

    /** Whether the number may be shown over this window. A window that is not in the grid is hidden. */
    public boolean shows(Count count, InitiativeVersion initiative, Window window, AsOf asOf) throws SQLException {
        return decision(initiative, asOf).disclosures().shows(count, window);
    }

    /**
     * What may be shown of a figure beside the other numbers of the initiative. Measures that ask neither those who began nor those who left have no
     * part in them.
     *
     * @param alone what may be shown of the measure alone
     */
    Disclosure disclosure(InitiativeVersion initiative, Measure measure, Window window, Disclosure alone, AsOf asOf)
            throws SQLException {
        Decision decision = decision(initiative, asOf);
        int position = decision.measures().indexOf(measure.code());
        if (position < 0 || !alone.headline()) {
            return alone;
        }
        if (!decision.disclosures().showsHeadline(position, window)) {
            return Disclosure.NOTHING;
        }
        return decision.disclosures().showsCohort(position, window) ? alone : alone.withoutCohort();
    }

    private Decision decision(InitiativeVersion initiative, AsOf asOf) throws SQLException {
        CacheKey key = new CacheKey(initiative.code(), initiative.version(), asOf.today());
        return cache.get(key, asOf, () -> decide(initiative, asOf));
    }

    private Decision decide(InitiativeVersion initiative, AsOf asOf) throws SQLException {
        Grid grid = Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis());
        Optional<Window> span = grid.span();
        if (span.isEmpty()) {
            return new Decision(CountDisclosures.NONE, List.of());
        }
        DailyCounts counts = days.of(initiative.code(), asOf);
        List<Measure> counted = initiative.measures().stream()
                .filter(measure -> flow(measure).isPresent() && initiative.basis() == Basis.ANCHOR)
                .toList();
        List<Cohort> cohorts = new ArrayList<>();
        for (Measure measure : counted) {
            GridFigures figures = measures.of(initiative, measure, asOf);
            cohorts.add(new Cohort(
                    flow(measure).orElseThrow(),
                    figures.perQuarter().orElseThrow(),
                    figures.disclosures(),
                    // A later measure of the same people shows no parts: its disclosure was decided with the cohort
                    // known.
                    initiative.earlierMeasuresOfSamePeople(measure).isEmpty()));
        }
        CountDisclosures disclosures = CountDisclosures.decide(
                grid,
                enrolmentCounts(initiative, grid, span.get(), counts, asOf),
                cohorts,
                restricted(initiative, grid, counts, asOf),
                rule());
        return new Decision(disclosures, counted.stream().map(Measure::code).toList());
    }

    /** Those who began or left, if the cohort of the measure is all or some of them. */
    private static Optional<Flow> flow(Measure measure) {
        return switch (measure.unit()) {
            case BEGUN_ENROLMENT -> Optional.of(Flow.BEGAN);
            case ENDED_ENROLMENT -> Optional.of(Flow.ENDED);
            case ENROLMENT_WITH_MILESTONE, ENROLMENT_ON_DAY, JOB_START, MEETING, DEADLINE -> Optional.empty();
        };
    }

    private EnrolmentCounts enrolmentCounts(
            InitiativeVersion initiative, Grid grid, Window span, DailyCounts counts, AsOf asOf) throws SQLException {
        List<Window> quarters = quarters(span, grid.quarters());
        Map<Window, Long> repeatedIn = repeated.in(initiative.code(), grid.newestFirst(), asOf);
        Map<Window, OfWindow> windows = new HashMap<>();
        for (Window window : grid.newestFirst()) {
            LocalDate last = window.lastDayInclusive();
            windows.put(
                    window,
                    new OfWindow(
                            repeatedIn.getOrDefault(window, 0L),
                            counts.enrolledOn(last),
                            counts.exited(last, last),
                            counts.highest(window.firstDay(), last)));
        }
        LocalDate first = span.firstDay();
        return new EnrolmentCounts(
                perWindow(quarters, quarter -> counts.started(quarter.firstDay(), quarter.lastDayInclusive())),
                perWindow(quarters, quarter -> counts.exited(quarter.firstDay(), quarter.lastDayInclusive())),
                counts.enrolledOn(first) - counts.started(first, first),
                windows);
    }

    /**
     * By due date a cohort is that of other days, and with the number of those who began or left would disclose the days in between. Participants
     * and the enrolled are hidden where they differ by few from a denominator that is a part of them.
     */
    private Map<Count, Set<Window>> restricted(InitiativeVersion initiative, Grid grid, DailyCounts counts, AsOf asOf)
            throws SQLException {
        Map<Count, Set<Window>> restricted = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            restricted.put(count, new HashSet<>());
        }
        for (Measure measure : initiative.measures()) {
            if (initiative.basis() != Basis.ANCHOR) {
                flow(measure).ifPresent(flow -> restricted.get(count(flow)).addAll(grid.newestFirst()));
            }
            restrictDifferences(measures.of(initiative, measure, asOf), measure, grid, counts, restricted);
        }
        return restricted;
    }

    private void restrictDifferences(
            GridFigures figures, Measure measure, Grid grid, DailyCounts counts, Map<Count, Set<Window>> restricted) {
        for (Window window : grid.newestFirst()) {
            if (!figures.disclosures().containsKey(window)) {
                continue;
            }
            long denominator = figures.perWindow().get(window).counts().denominator();
            switch (measure.unit()) {
                case BEGUN_ENROLMENT, ENDED_ENROLMENT, ENROLMENT_WITH_MILESTONE -> {
                    if (differsByFew(active(counts, window), denominator)) {
                        restricted.get(Count.PARTICIPANTS).add(window);
                    }
                }
                case ENROLMENT_ON_DAY -> {
                    if (differsByFew(active(counts, window), denominator)) {
                        restricted.get(Count.PARTICIPANTS).add(window);
                    }
                    if (differsByFew(counts.enrolledOn(window.lastDayInclusive()), denominator)) {
                        restricted.get(Count.ENROLLED).add(window);
                    }
                }
                case JOB_START, MEETING, DEADLINE -> {
                    // Their denominators are no enrolments.
                }
            }
        }
    }

    private boolean differsByFew(long people, long denominator) {
        return rule().isSmall(Math.abs(people - denominator));
    }

    /** Enrolments with at least one day in the window. */
    private static long active(DailyCounts counts, Window window) {
        LocalDate first = window.firstDay();
        return counts.enrolledOn(first)
                - counts.started(first, first)
                + counts.started(first, window.lastDayInclusive());
    }

    private static Count count(Flow flow) {
        return switch (flow) {
            case BEGAN -> Count.BEGAN;
            case ENDED -> Count.ENDED;
        };
    }

    public SmallCountRule rule() {
        return new SmallCountRule(settings.k());
    }

    private static List<Window> quarters(Window span, int number) {
        YearMonth first = YearMonth.from(span.firstDay());
        return IntStream.rangeClosed(1, number)
                .mapToObj(quarter -> Window.endingWith(
                        first.plusMonths((long) MONTHS_OF_QUARTER * quarter - 1), MONTHS_OF_QUARTER, span.basis()))
                .toList();
    }

    private static List<Long> perWindow(List<Window> windows, ToLongFunction<Window> number) {
        return windows.stream().map(window -> number.applyAsLong(window)).toList();
    }
}
