package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * Two related measures that count some people differently: no combination of their disclosed numbers reveals a small number of such people.
 * The minimum is 3, so that all possible counts can be tried. The search shares no code with the implementation.
 */
class RelatedMeasuresDisclosureTest {
    private static final int MINIMUM = 3;
    private static final int MAX = 2;
    private static final SmallCountRule RULE = new SmallCountRule(MINIMUM);
    private static final String SEED = "7";
    /** Other possible values of each quarter, the most similar first. */
    private static final Map<Cell, List<Cell>> GUESSES = cellsUpTo(MAX).stream()
            .collect(Collectors.toMap(
                    real -> real,
                    real -> cellsUpTo(MAX + 1).stream()
                            .sorted(Comparator.comparingLong(guess -> Math.abs(guess.both() - real.both())
                                    + Math.abs(guess.one() - real.one())
                                    + Math.abs(guess.neither() - real.neither())))
                            .toList()));

    private static final LocalDate BEGAN = LocalDate.of(2022, 1, 1);

    /**
     * The people of one quarter.
     *
     * @param both successes by both measures
     * @param one successes by one measure only
     * @param neither successes by neither
     */
    private record Cell(long both, long one, long neither) {
        Cell plus(Cell other) {
            return new Cell(both + other.both, one + other.one, neither + other.neither);
        }
    }

    /** Whether the second measure has the wider or the narrower success set. */
    private enum Kind {
        WIDER {
            @Override
            Counts first(Cell cell) {
                return settled(cell.both() + cell.one() + cell.neither(), cell.both());
            }

            @Override
            Counts second(Cell cell) {
                return settled(cell.both() + cell.one() + cell.neither(), cell.both() + cell.one());
            }
        },
        NARROWER {
            @Override
            Counts first(Cell cell) {
                return WIDER.second(cell);
            }

            @Override
            Counts second(Cell cell) {
                return WIDER.first(cell);
            }
        };

        abstract Counts first(Cell cell);

        abstract Counts second(Cell cell);

        private static Counts settled(long denominator, long successes) {
            return new Counts(0, 0, denominator, 0, 0, successes);
        }
    }

    private record Case(
            Kind kind, Grid grid, List<Cell> actual, Map<Window, Disclosure> first, Map<Window, Disclosure> second) {
        static Case of(Kind kind, List<Cell> actual) {
            Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(3L * actual.size()), Basis.ANCHOR);
            WindowDisclosures first =
                    new WindowDisclosures(grid, actual.stream().map(kind::first).toList(), RULE, RULE, List.of());
            WindowDisclosures second = new WindowDisclosures(
                    grid, actual.stream().map(kind::second).toList(), RULE, RULE, List.of(first));
            return new Case(kind, grid, actual, first.disclosures(), second.disclosures());
        }

        boolean isUncertain(RangePair ranges, ToLongFunction<Cell> number) {
            long real = number.applyAsLong(sum(actual, ranges));
            return search(new ArrayList<>(), guess -> number.applyAsLong(sum(guess, ranges)) != real);
        }

        private boolean search(List<Cell> prefix, Predicate<List<Cell>> goal) {
            if (!agrees(prefix)) {
                return false;
            }
            if (prefix.size() == actual.size()) {
                return goal.test(prefix);
            }
            for (Cell guess : GUESSES.get(actual.get(prefix.size()))) {
                prefix.add(guess);
                if (search(prefix, goal)) {
                    return true;
                }
                prefix.removeLast();
            }
            return false;
        }

        private boolean agrees(List<Cell> prefix) {
            return grid.windowRanges().stream()
                            .filter(window -> window.toExclusive() == prefix.size())
                            .allMatch(window -> {
                                Cell guess = sum(prefix, window);
                                Cell real = sum(actual, window);
                                return agrees(kind.first(guess), kind.first(real), first.get(grid.window(window)))
                                        && agrees(
                                                kind.second(guess), kind.second(real), second.get(grid.window(window)));
                            })
                    && grid.windowRanges().stream()
                            .filter(window -> window.from() < prefix.size() && window.toExclusive() > prefix.size())
                            .allMatch(window -> {
                                Cell guess = sum(prefix, new QuarterRange(window.from(), prefix.size()));
                                Cell real = sum(actual, window);
                                return isNotExceeded(
                                                kind.first(guess), kind.first(real), first.get(grid.window(window)))
                                        && isNotExceeded(
                                                kind.second(guess), kind.second(real), second.get(grid.window(window)));
                            });
        }

        private static boolean isNotExceeded(Counts guess, Counts real, Disclosure disclosure) {
            return disclosure == null
                    || (guess.successes() <= real.successes()
                            && guess.denominator() - guess.successes() <= real.denominator() - real.successes());
        }

        private static boolean agrees(Counts guess, Counts real, Disclosure disclosure) {
            if (disclosure == null) {
                return real.denominator() == 0 || guess.denominator() > 0;
            }
            return guess.denominator() == real.denominator()
                    && guess.successes() == real.successes()
                    && (!disclosure.allows(Part.EXCLUDED) || guess.excluded() == real.excluded())
                    && (!disclosure.allowsCohort() || guess.cohort() == real.cohort());
        }
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    void no_small_difference_can_be_computed(@ForAll("quarters") List<Cell> actual, @ForAll Kind kind) {
        Case at = Case.of(kind, actual);
        for (RangePair ranges : rangePairs(actual.size())) {
            Cell real = sum(actual, ranges);
            assertThat(!isSmall(real.one()) || at.isUncertain(ranges, Cell::one))
                    .as(
                            "%s of %s in %s, with %s and %s disclosed",
                            kind, ranges, actual, at.first.keySet(), at.second.keySet())
                    .isTrue();
            for (ToLongFunction<Cell> denominator : List.<ToLongFunction<Cell>>of(
                    cell -> kind.first(cell).denominator(),
                    cell -> kind.second(cell).denominator())) {
                assertThat(!isSmall(denominator.applyAsLong(real)) || at.isUncertain(ranges, denominator))
                        .as(
                                "%s: denominator of %s in %s, %s and %s",
                                kind, ranges, actual, at.first.keySet(), at.second.keySet())
                        .isTrue();
            }
        }
    }

    /** Earlier disclosed numbers combined with later ones reveal nothing more. */
    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void the_disclosure_of_a_window_never_changes(@ForAll("quarters") List<Cell> actual, @ForAll Kind kind) {
        Case now = Case.of(kind, actual);
        Case before = Case.of(kind, actual.subList(0, actual.size() - 1));
        for (QuarterRange window : before.grid().windowRanges()) {
            Window closed = before.grid().window(window);
            assertThat(now.second().get(closed))
                    .as("%s of %s", closed, actual)
                    .isEqualTo(before.second().get(closed));
        }
    }

    @Test
    void both_are_disclosed_if_the_difference_is_zero_or_large_enough() {
        assertThat(disclosedOfSecond(new Cell(9, 0, 9), new Cell(9, 0, 9), new Cell(9, 0, 9), new Cell(9, 0, 9)))
                .hasSize(3);
        assertThat(disclosedOfSecond(new Cell(9, 3, 9), new Cell(9, 3, 9), new Cell(9, 3, 9), new Cell(9, 3, 9)))
                .hasSize(3);
    }

    @Test
    void either_a_half_year_with_a_small_difference_or_its_year_is_hidden() {
        assertThat(disclosedOfSecond(new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 2, 9)))
                .as("2 and 3 make 5: the half-year with 3 would reveal the one with 2")
                .containsExactly(new Window(BEGAN, LocalDate.of(2022, 12, 31), Basis.ANCHOR));
        assertThat(disclosedOfSecond(new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 0, 9), new Cell(9, 0, 9)))
                .as("the year would reveal the first half-year, since the second has no difference")
                .containsExactly(new Window(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31), Basis.ANCHOR));
    }

    @Test
    void the_second_is_hidden_if_the_denominators_differ() {
        Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(12), Basis.ANCHOR);
        Counts all = new Counts(0, 0, 20, 0, 0, 9);
        Counts withoutTwo = new Counts(0, 0, 18, 0, 2, 9);
        WindowDisclosures first = new WindowDisclosures(grid, List.of(all, all, all, all), RULE, RULE, List.of());
        WindowDisclosures second =
                new WindowDisclosures(grid, List.of(all, all, all, withoutTwo), RULE, RULE, List.of(first));
        assertThat(first.disclosures()).hasSize(3);
        assertThat(second.disclosures().keySet())
                .containsExactly(new Window(BEGAN, LocalDate.of(2022, 6, 30), Basis.ANCHOR));
        assertThat(second.disclosures().values())
                .allSatisfy(disclosure -> assertThat(disclosure.parts()).isEmpty());
    }

    @Test
    void a_third_measure_is_compared_with_both() {
        Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(6), Basis.ANCHOR);
        List<WindowDisclosures> disclosed = new ArrayList<>();
        for (int successes : new int[] {4, 8, 9}) {
            disclosed.add(new WindowDisclosures(
                    grid,
                    List.of(new Counts(0, 0, 20, 0, 0, successes), new Counts(0, 0, 20, 0, 0, 0)),
                    RULE,
                    RULE,
                    List.copyOf(disclosed)));
        }
        assertThat(disclosed.stream().map(each -> each.disclosures().size())).containsExactly(1, 1, 0);
    }

    private static List<Window> disclosedOfSecond(Cell... quarters) {
        Case at = Case.of(Kind.WIDER, List.of(quarters));
        assertThat(at.first()).as("the first is fully disclosed").hasSize(3);
        return List.copyOf(at.second().keySet());
    }

    private static boolean isSmall(long count) {
        return count >= 1 && count < MINIMUM;
    }

    private static Cell sum(List<Cell> quarters, QuarterRange range) {
        return quarters.subList(range.from(), range.toExclusive()).stream().reduce(new Cell(0, 0, 0), Cell::plus);
    }

    private static Cell sum(List<Cell> quarters, RangePair ranges) {
        return sum(quarters, ranges.first()).plus(sum(quarters, ranges.second()));
    }

    private static List<RangePair> rangePairs(int quarters) {
        List<RangePair> pairs = new ArrayList<>();
        for (int a = 0; a < quarters; a++) {
            for (int b = a + 1; b <= quarters; b++) {
                pairs.add(RangePair.of(new QuarterRange(a, b)));
                for (int c = b + 1; c < quarters; c++) {
                    for (int d = c + 1; d <= quarters; d++) {
                        pairs.add(new RangePair(new QuarterRange(a, b), new QuarterRange(c, d)));
                    }
                }
            }
        }
        return pairs;
    }

    @Provide
    Arbitrary<List<Cell>> quarters() {
        return Arbitraries.of(cellsUpTo(MAX)).list().ofMinSize(4).ofMaxSize(6);
    }

    private static List<Cell> cellsUpTo(int max) {
        List<Cell> cells = new ArrayList<>();
        for (int both = 0; both <= max; both++) {
            for (int one = 0; one <= max; one++) {
                for (int neither = 0; neither <= max; neither++) {
                    cells.add(new Cell(both, one, neither));
                }
            }
        }
        return cells;
    }
}
