package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * A reader knows the figures of a measure and the disclosed numbers of those who left: neither the excluded nor those whom the measure does not
 * ask about become derivable if they are few. The minimum is 3, so that all possible counts can be tried. The search shares no code with the
 * implementation.
 */
class CountDisclosuresTest {
    private static final int MINIMUM = 3;
    private static final int MAX = 2;
    private static final SmallCountRule RULE = new SmallCountRule(MINIMUM);
    private static final String SEED = "11";
    private static final LocalDate BEGAN = LocalDate.of(2022, 1, 1);

    /**
     * Those who left in one quarter.
     *
     * @param counted in the denominator; none of them succeeds
     * @param excluded in the cohort only
     * @param outside not asked about
     */
    private record Cell(long counted, long excluded, long outside) {
        long left() {
            return counted + excluded + outside;
        }

        Counts figure() {
            return new Counts(0, 0, counted, 0, excluded, 0);
        }

        Cell plus(Cell other) {
            return new Cell(counted + other.counted, excluded + other.excluded, outside + other.outside);
        }
    }

    private static final List<Cell> EVERYONE_ASKED = cells(MAX, MAX, 0);
    private static final List<Cell> SOME_NOT_ASKED = cells(MAX, 0, MAX);
    /** Other possible values of each quarter, the most similar first. The reader knows whether the measure asks everyone. */
    private static final Map<Cell, List<Cell>> GUESSES_IF_EVERYONE_ASKED =
            guesses(EVERYONE_ASKED, cells(MAX + 1, MAX + 1, 0));

    private static final Map<Cell, List<Cell>> GUESSES_IF_SOME_NOT_ASKED =
            guesses(SOME_NOT_ASKED, cells(MAX + 1, 0, MAX + 1));

    private static Map<Cell, List<Cell>> guesses(List<Cell> reals, List<Cell> guesses) {
        return reals.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        real -> guesses.stream()
                                .sorted(Comparator.comparingLong(guess -> Math.abs(guess.counted() - real.counted())
                                        + Math.abs(guess.excluded() - real.excluded())
                                        + Math.abs(guess.outside() - real.outside())))
                                .toList()));
    }

    private static List<Cell> cells(int mostCounted, int mostExcluded, int mostOutside) {
        List<Cell> cells = new ArrayList<>();
        for (long counted = 0; counted <= mostCounted; counted++) {
            for (long excluded = 0; excluded <= mostExcluded; excluded++) {
                for (long outside = 0; outside <= mostOutside; outside++) {
                    cells.add(new Cell(counted, excluded, outside));
                }
            }
        }
        return cells;
    }

    private record Case(Grid grid, List<Cell> actual, Map<Window, Disclosure> figures, Set<Window> volumes) {
        static Case of(List<Cell> actual) {
            Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(3L * actual.size()), Basis.ANCHOR);
            Map<Window, Disclosure> figures = new WindowDisclosures(
                            grid, actual.stream().map(Cell::figure).toList(), RULE, RULE, List.of())
                    .disclosures();
            Set<Window> volumes = CountDisclosures.windows(
                    grid,
                    List.of(numbers(actual, Cell::left)),
                    List.of(numbers(actual, Cell::outside), numbers(actual, cell -> cell.left() - cell.counted())),
                    RULE,
                    window -> figures.containsKey(window) && figures.get(window).allowsCohort());
            return new Case(grid, actual, figures, volumes);
        }

        private static List<Long> numbers(List<Cell> cells, ToLongFunction<Cell> number) {
            return cells.stream().map(number::applyAsLong).toList();
        }

        boolean isUncertain(RangePair ranges, ToLongFunction<Cell> number, Map<Cell, List<Cell>> guesses) {
            long real = number.applyAsLong(sum(actual, ranges));
            return search(new ArrayList<>(), guesses, guess -> number.applyAsLong(sum(guess, ranges)) != real);
        }

        private boolean search(List<Cell> prefix, Map<Cell, List<Cell>> guesses, Predicate<List<Cell>> goal) {
            if (!agrees(prefix)) {
                return false;
            }
            if (prefix.size() == actual.size()) {
                return goal.test(prefix);
            }
            for (Cell guess : guesses.get(actual.get(prefix.size()))) {
                prefix.add(guess);
                if (search(prefix, guesses, goal)) {
                    return true;
                }
                prefix.removeLast();
            }
            return false;
        }

        /** Checks the windows that end with the last quarter of the prefix, and the partial sums of longer ones. */
        private boolean agrees(List<Cell> prefix) {
            return grid.windowRanges().stream().noneMatch(window -> isExceeded(window, prefix))
                    && grid.windowRanges().stream()
                            .filter(window -> window.toExclusive() == prefix.size())
                            .allMatch(window -> agrees(
                                    sum(prefix, RangePair.of(window)),
                                    sum(actual, RangePair.of(window)),
                                    grid.window(window)));
        }

        private boolean isExceeded(QuarterRange window, List<Cell> prefix) {
            if (window.from() >= prefix.size() || window.toExclusive() <= prefix.size()) {
                return false;
            }
            Cell guess = sum(prefix, new QuarterRange(window.from(), prefix.size()));
            Cell real = sum(actual, window);
            return (figures.containsKey(grid.window(window)) && guess.counted() > real.counted())
                    || (volumes.contains(grid.window(window)) && guess.left() > real.left());
        }

        private boolean agrees(Cell guess, Cell real, Window window) {
            Disclosure figure = figures.get(window);
            return (figure == null || guess.counted() == real.counted())
                    && (figure == null || !figure.allowsCohort() || guess.excluded() == real.excluded())
                    && (!volumes.contains(window) || guess.left() == real.left());
        }

        private static Cell sum(List<Cell> cells, RangePair ranges) {
            return sum(cells, ranges.first()).plus(sum(cells, ranges.second()));
        }

        private static Cell sum(List<Cell> cells, QuarterRange range) {
            return cells.subList(range.from(), range.toExclusive()).stream().reduce(new Cell(0, 0, 0), Cell::plus);
        }
    }

    @Provide
    Arbitrary<List<Cell>> everyoneAsked() {
        return Arbitraries.of(EVERYONE_ASKED).list().ofMinSize(2).ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<Cell>> someNotAsked() {
        return Arbitraries.of(SOME_NOT_ASKED).list().ofMinSize(2).ofMaxSize(4);
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_excluded_people_are_never_derived(@ForAll("everyoneAsked") List<Cell> actual) {
        Case tried = Case.of(actual);
        assertNoneDerived(tried, Cell::excluded, GUESSES_IF_EVERYONE_ASKED);
        assertNoneDerived(tried, Cell::left, GUESSES_IF_EVERYONE_ASKED);
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_people_whom_the_measure_does_not_ask_about_are_never_derived(@ForAll("someNotAsked") List<Cell> actual) {
        Case tried = Case.of(actual);
        assertNoneDerived(tried, Cell::outside, GUESSES_IF_SOME_NOT_ASKED);
        assertNoneDerived(tried, Cell::left, GUESSES_IF_SOME_NOT_ASKED);
    }

    private static void assertNoneDerived(Case tried, ToLongFunction<Cell> number, Map<Cell, List<Cell>> guesses) {
        int quarters = tried.actual().size();
        for (int from = 0; from < quarters; from++) {
            for (int to = from + 1; to <= quarters; to++) {
                RangePair ranges = RangePair.of(new QuarterRange(from, to));
                if (RULE.isSmall(number.applyAsLong(Case.sum(tried.actual(), ranges)))) {
                    assertThat(tried.isUncertain(ranges, number, guesses))
                            .as("quarters %s to %s of %s", from, to, tried)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void a_window_is_shown_if_its_numbers_are_none_or_many() {
        Cell many = new Cell(7, 0, 0);
        Case tried = Case.of(List.of(many, many, many, many));
        assertThat(tried.volumes()).hasSize(3);
    }

    @Test
    void two_deaths_hide_how_many_left() {
        Cell many = new Cell(7, 0, 0);
        Case tried = Case.of(List.of(many, new Cell(5, 2, 0), many, many));
        assertThat(tried.figures()).hasSize(3);
        assertThat(tried.volumes())
                .containsExactly(new Window(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31), Basis.ANCHOR));
    }

    /** The year is decided before its halves. */
    @Test
    void a_half_does_not_disclose_the_few_of_the_other() {
        Cell many = new Cell(7, 0, 0);
        Case tried = Case.of(List.of(new Cell(2, 0, 0), new Cell(0, 0, 0), many, many));
        assertThat(tried.volumes())
                .containsExactly(new Window(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 12, 31), Basis.ANCHOR));
    }
}
