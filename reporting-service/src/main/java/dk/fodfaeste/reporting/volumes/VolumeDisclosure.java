package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Unit;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FigureCache;
import dk.fodfaeste.reporting.figures.HeadlineFigures;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures;
import dk.fodfaeste.reporting.smallcounts.Grid;
import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Decides which volumes may be shown to readers who may not see persons (ADR 11). Those who began or left are the cohort of the measures that
 * count from the start or the exit: less the denominator, they are the excluded, for example those who died.
 */
@ApplicationScoped
class VolumeDisclosure {
    private static final int MONTHS_OF_QUARTER = 3;

    private final HeadlineFigures figures;
    private final FigureCache cache;

    VolumeDisclosure(HeadlineFigures figures, FigureCache cache) {
        this.figures = figures;
        this.cache = cache;
    }

    /**
     * The windows whose numbers may be shown.
     *
     * @param changes the windows that show how many began and left
     * @param enrolled those of them that also show how many are enrolled
     */
    record WindowsWithVolumes(Set<Window> changes, Set<Window> enrolled) {}

    private record CacheKey(String initiative, int version, LocalDate today) {}

    /** By the basis of the initiative. */
    WindowsWithVolumes of(InitiativeVersion initiative, DailyCounts counts, AsOf asOf) throws SQLException {
        CacheKey key = new CacheKey(initiative.code(), initiative.version(), asOf.today());
        return cache.get(key, asOf, () -> decide(initiative, counts, asOf));
    }

    private WindowsWithVolumes decide(InitiativeVersion initiative, DailyCounts counts, AsOf asOf) throws SQLException {
        Grid grid = Grid.of(initiative.runsFrom(), asOf.today(), initiative.basis());
        Optional<Window> span = grid.span();
        if (span.isEmpty()) {
            return new WindowsWithVolumes(Set.of(), Set.of());
        }
        List<Window> quarters = quarters(span.get(), grid.quarters());
        List<Long> started =
                perWindow(quarters, quarter -> counts.started(quarter.firstDay(), quarter.lastDayInclusive()));
        List<Long> exited =
                perWindow(quarters, quarter -> counts.exited(quarter.firstDay(), quarter.lastDayInclusive()));
        List<List<Long>> derived = new ArrayList<>();
        Set<Window> allowed = new HashSet<>(grid.newestFirst());
        for (Measure measure : initiative.measures()) {
            Optional<List<Long>> cohort = cohort(measure, started, exited);
            if (cohort.isPresent()) {
                allowed.retainAll(withCohort(initiative, measure, grid, asOf));
                derived.addAll(remainders(initiative, measure, cohort.get(), quarters, asOf));
            }
        }
        if (derived.stream().flatMap(List::stream).anyMatch(number -> number < 0)) {
            return new WindowsWithVolumes(Set.of(), Set.of());
        }
        Set<Window> changes =
                CountDisclosures.windows(grid, List.of(started, exited), derived, rule(), allowed::contains);
        return new WindowsWithVolumes(changes, withEnrolled(initiative, changes, counts, asOf));
    }

    /** Those who began or left, if the measure asks about them; its cohort is all or some of them. */
    private static Optional<List<Long>> cohort(Measure measure, List<Long> started, List<Long> exited) {
        return switch (measure.unit()) {
            case BEGUN_ENROLMENT -> Optional.of(started);
            case ENDED_ENROLMENT -> Optional.of(exited);
            case ENROLMENT_WITH_MILESTONE, ENROLMENT_ON_DAY, JOB_START, MEETING, DEADLINE -> Optional.empty();
        };
    }

    /** A later measure of the same people shows no parts: its disclosure was decided with the cohort known. */
    private Set<Window> withCohort(InitiativeVersion initiative, Measure measure, Grid grid, AsOf asOf)
            throws SQLException {
        if (initiative.basis() != Basis.ANCHOR) {
            // By due date the cohort is that of other days, and the two numbers would disclose the days in between.
            return Set.of();
        }
        if (!initiative.earlierMeasuresOfSamePeople(measure).isEmpty()) {
            return Set.copyOf(grid.newestFirst());
        }
        Set<Window> windows = new HashSet<>();
        for (DisclosedFigure figure : figures.of(initiative, measure, grid.newestFirst(), asOf, true)) {
            if (figure.disclosure().headline() && figure.disclosure().allowsCohort()) {
                windows.add(figure.window());
            }
        }
        return windows;
    }

    /** In each quarter, those who are not in the cohort of the measure, and those who are not in its denominator. */
    private List<List<Long>> remainders(
            InitiativeVersion initiative, Measure measure, List<Long> people, List<Window> quarters, AsOf asOf)
            throws SQLException {
        List<Counts> counts = figures.of(initiative, measure, quarters, asOf, false).stream()
                .map(figure -> figure.figure().counts())
                .toList();
        return List.of(less(people, counts, Counts::cohort), less(people, counts, Counts::denominator));
    }

    private static List<Long> less(List<Long> people, List<Counts> counts, ToLongFunction<Counts> part) {
        return IntStream.range(0, people.size())
                .mapToObj(quarter -> people.get(quarter) - part.applyAsLong(counts.get(quarter)))
                .toList();
    }

    /**
     * Began less left is how many more are enrolled, except those who left on the last day and are still counted on it: they must not be few.
     * Nor must be those by whom the enrolled differ from the denominator of a measure that asks about the enrolled.
     */
    private Set<Window> withEnrolled(InitiativeVersion initiative, Set<Window> changes, DailyCounts counts, AsOf asOf)
            throws SQLException {
        List<Window> windows = List.copyOf(changes);
        Set<Window> shown = new HashSet<>(windows);
        shown.removeIf(window -> rule().isSmall(enrolled(counts, window))
                || rule().isSmall(counts.highest(window.firstDay(), window.lastDayInclusive()))
                || rule().isSmall(counts.exited(window.lastDayInclusive(), window.lastDayInclusive())));
        for (Measure measure : initiative.measures()) {
            if (measure.unit() == Unit.ENROLMENT_ON_DAY) {
                shown.removeAll(differingByFew(initiative, measure, windows, counts, asOf));
            }
        }
        return Set.copyOf(shown);
    }

    private List<Window> differingByFew(
            InitiativeVersion initiative, Measure measure, List<Window> windows, DailyCounts counts, AsOf asOf)
            throws SQLException {
        return figures.of(initiative, measure, windows, asOf, true).stream()
                .filter(figure -> figure.disclosure().headline())
                .filter(figure -> rule().isSmall(Math.abs(
                        enrolled(counts, figure.window()) - figure.figure().denominator())))
                .map(DisclosedFigure::window)
                .toList();
    }

    private static long enrolled(DailyCounts counts, Window window) {
        return counts.enrolledOn(window.lastDayInclusive());
    }

    SmallCountRule rule() {
        return new SmallCountRule(figures.smallestDisclosed());
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
