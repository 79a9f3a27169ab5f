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
 * Two measures of the same people, the second of which counts somebody otherwise: no combination of what is shown of both tells of how few. The
 * thresholds are 3, so that all that could be can be tried, by code that shares no reckoning with the code that hides.
 */
class RelatedMeasuresDisclosureTest {
    private static final int FEW = 3;
    private static final int MOST = 2;
    private static final String SEED = "7";
    /** What each quarter could hold as well, what is most like it first. */
    private static final Map<Cell, List<Cell>> GUESSES = cellsUpTo(MOST).stream()
            .collect(Collectors.toMap(
                    real -> real,
                    real -> cellsUpTo(MOST + 1).stream()
                            .sorted(Comparator.comparingLong(guess -> Math.abs(guess.alike() - real.alike())
                                    + Math.abs(guess.otherwise() - real.otherwise())
                                    + Math.abs(guess.neither() - real.neither())))
                            .toList()));

    private static final LocalDate BEGAN = LocalDate.of(2022, 1, 1);

    /**
     * Of one quarter.
     *
     * @param alike those who succeeded by both measures
     * @param otherwise those whom the two count differently
     * @param neither those who did not succeed by either
     */
    private record Cell(long alike, long otherwise, long neither) {
        Cell plus(Cell other) {
            return new Cell(alike + other.alike, otherwise + other.otherwise, neither + other.neither);
        }
    }

    /** How the two measures count those of whom they think differently. */
    private enum Kind {
        WIDER {
            @Override
            Counts first(Cell cell) {
                return settled(cell.alike() + cell.otherwise() + cell.neither(), cell.alike());
            }

            @Override
            Counts second(Cell cell) {
                return settled(cell.alike() + cell.otherwise() + cell.neither(), cell.alike() + cell.otherwise());
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
            Kind kind, Grid grid, List<Cell> truth, Map<Window, Disclosure> first, Map<Window, Disclosure> second) {
        static Case of(Kind kind, List<Cell> truth) {
            Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(3L * truth.size()), Basis.ANCHOR);
            WindowDisclosures first =
                    new WindowDisclosures(grid, truth.stream().map(kind::first).toList(), FEW, FEW, List.of());
            WindowDisclosures second =
                    new WindowDisclosures(grid, truth.stream().map(kind::second).toList(), FEW, FEW, List.of(first));
            return new Case(kind, grid, truth, first.disclosures(), second.disclosures());
        }

        boolean isLeftGuessing(RangePair group, ToLongFunction<Cell> number) {
            long real = number.applyAsLong(sum(truth, group));
            return search(new ArrayList<>(), guess -> number.applyAsLong(sum(guess, group)) != real);
        }

        private boolean search(List<Cell> begun, Predicate<List<Cell>> wanted) {
            if (!agrees(begun)) {
                return false;
            }
            if (begun.size() == truth.size()) {
                return wanted.test(begun);
            }
            for (Cell guess : GUESSES.get(truth.get(begun.size()))) {
                begun.add(guess);
                if (search(begun, wanted)) {
                    return true;
                }
                begun.removeLast();
            }
            return false;
        }

        private boolean agrees(List<Cell> begun) {
            return grid.stretches().stream()
                            .filter(window -> window.toExclusive() == begun.size())
                            .allMatch(window -> {
                                Cell guess = sum(begun, window);
                                Cell real = sum(truth, window);
                                return agrees(kind.first(guess), kind.first(real), first.get(grid.window(window)))
                                        && agrees(
                                                kind.second(guess), kind.second(real), second.get(grid.window(window)));
                            })
                    && grid.stretches().stream()
                            .filter(window -> window.from() < begun.size() && window.toExclusive() > begun.size())
                            .allMatch(window -> {
                                Cell guess = sum(begun, new QuarterRange(window.from(), begun.size()));
                                Cell real = sum(truth, window);
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
                    && (!disclosure.says(Part.EXCLUDED) || guess.excluded() == real.excluded())
                    && (!disclosure.saysCohort() || guess.cohort() == real.cohort());
        }
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    void nobody_can_work_out_by_how_few_they_differ(@ForAll("quarters") List<Cell> truth, @ForAll Kind kind) {
        Case at = Case.of(kind, truth);
        for (RangePair group : groups(truth.size())) {
            Cell real = sum(truth, group);
            assertThat(!isSmall(real.otherwise()) || at.isLeftGuessing(group, Cell::otherwise))
                    .as(
                            "%s of %s in %s, with %s and %s shown",
                            kind, group, truth, at.first.keySet(), at.second.keySet())
                    .isTrue();
            for (ToLongFunction<Cell> denominator : List.<ToLongFunction<Cell>>of(
                    cell -> kind.first(cell).denominator(),
                    cell -> kind.second(cell).denominator())) {
                assertThat(!isSmall(denominator.applyAsLong(real)) || at.isLeftGuessing(group, denominator))
                        .as(
                                "%s: denominator of %s in %s, %s and %s",
                                kind, group, truth, at.first.keySet(), at.second.keySet())
                        .isTrue();
            }
        }
    }

    /** Whoever keeps what was shown learns nothing from what is shown later. */
    @Property(tries = 500, seed = SEED, shrinking = ShrinkingMode.OFF)
    void what_is_decided_about_a_window_stays(@ForAll("quarters") List<Cell> truth, @ForAll Kind kind) {
        Case now = Case.of(kind, truth);
        Case before = Case.of(kind, truth.subList(0, truth.size() - 1));
        for (QuarterRange window : before.grid().stretches()) {
            Window closed = before.grid().window(window);
            assertThat(now.second().get(closed))
                    .as("%s of %s", closed, truth)
                    .isEqualTo(before.second().get(closed));
        }
    }

    @Test
    void where_they_differ_by_nobody_or_by_enough_both_are_shown() {
        assertThat(shownOfSecond(new Cell(9, 0, 9), new Cell(9, 0, 9), new Cell(9, 0, 9), new Cell(9, 0, 9)))
                .hasSize(3);
        assertThat(shownOfSecond(new Cell(9, 3, 9), new Cell(9, 3, 9), new Cell(9, 3, 9), new Cell(9, 3, 9)))
                .hasSize(3);
    }

    @Test
    void of_a_half_year_with_few_and_its_year_one_is_hidden() {
        assertThat(shownOfSecond(new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 2, 9)))
                .as("2 and 3 make 5: the half-year with 3 would give back the one with 2")
                .containsExactly(new Window(BEGAN, LocalDate.of(2022, 12, 31), Basis.ANCHOR));
        assertThat(shownOfSecond(new Cell(9, 1, 9), new Cell(9, 1, 9), new Cell(9, 0, 9), new Cell(9, 0, 9)))
                .as("the year would give back the first half-year, and its second differs by nobody")
                .containsExactly(new Window(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31), Basis.ANCHOR));
    }

    @Test
    void where_they_do_not_have_the_same_people_in_their_denominators_the_second_is_hidden() {
        Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(12), Basis.ANCHOR);
        Counts all = new Counts(0, 0, 20, 0, 0, 9);
        Counts withoutTwo = new Counts(0, 0, 18, 0, 2, 9);
        WindowDisclosures first = new WindowDisclosures(grid, List.of(all, all, all, all), FEW, FEW, List.of());
        WindowDisclosures second = new WindowDisclosures(grid, List.of(all, all, all, withoutTwo), FEW, FEW, List.of(first));
        assertThat(first.disclosures()).hasSize(3);
        assertThat(second.disclosures().keySet())
                .containsExactly(new Window(BEGAN, LocalDate.of(2022, 6, 30), Basis.ANCHOR));
        assertThat(second.disclosures().values())
                .allSatisfy(said -> assertThat(said.parts()).isEmpty());
    }

    @Test
    void a_third_is_decided_beside_both() {
        Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(6), Basis.ANCHOR);
        List<WindowDisclosures> shown = new ArrayList<>();
        for (int successes : new int[] {4, 8, 9}) {
            shown.add(new WindowDisclosures(
                    grid,
                    List.of(new Counts(0, 0, 20, 0, 0, successes), new Counts(0, 0, 20, 0, 0, 0)),
                    FEW,
                    FEW,
                    List.copyOf(shown)));
        }
        assertThat(shown.stream().map(each -> each.disclosures().size())).containsExactly(1, 1, 0);
    }

    private static List<Window> shownOfSecond(Cell... quarters) {
        Case at = Case.of(Kind.WIDER, List.of(quarters));
        assertThat(at.first()).as("the first is shown as it is").hasSize(3);
        return List.copyOf(at.second().keySet());
    }

    private static boolean isSmall(long count) {
        return count >= 1 && count < FEW;
    }

    private static Cell sum(List<Cell> quarters, QuarterRange stretch) {
        return quarters.subList(stretch.from(), stretch.toExclusive()).stream().reduce(new Cell(0, 0, 0), Cell::plus);
    }

    private static Cell sum(List<Cell> quarters, RangePair group) {
        return sum(quarters, group.one()).plus(sum(quarters, group.other()));
    }

    private static List<RangePair> groups(int quarters) {
        List<RangePair> groups = new ArrayList<>();
        for (int a = 0; a < quarters; a++) {
            for (int b = a + 1; b <= quarters; b++) {
                groups.add(RangePair.of(new QuarterRange(a, b)));
                for (int c = b + 1; c < quarters; c++) {
                    for (int d = c + 1; d <= quarters; d++) {
                        groups.add(new RangePair(new QuarterRange(a, b), new QuarterRange(c, d)));
                    }
                }
            }
        }
        return groups;
    }

    @Provide
    Arbitrary<List<Cell>> quarters() {
        return Arbitraries.of(cellsUpTo(MOST)).list().ofMinSize(4).ofMaxSize(6);
    }

    private static List<Cell> cellsUpTo(int most) {
        List<Cell> cells = new ArrayList<>();
        for (int alike = 0; alike <= most; alike++) {
            for (int otherwise = 0; otherwise <= most; otherwise++) {
                for (int neither = 0; neither <= most; neither++) {
                    cells.add(new Cell(alike, otherwise, neither));
                }
            }
        }
        return cells;
    }
}
