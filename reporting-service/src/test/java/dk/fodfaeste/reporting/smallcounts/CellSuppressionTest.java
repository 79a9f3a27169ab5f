package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.smallcounts.CellSuppression.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellSuppressionTest {
    private static final SmallCountRule RULE = new SmallCountRule(5);
    /** For the properties: low, so that generated tables have both small and large cells. */
    private static final int MINIMUM = 3;

    private static final String SEED = "11";

    private static Optional<Set<Integer>> hidden(long... successesAndOthers) {
        return new CellSuppression(cells(successesAndOthers), RULE).hidden();
    }

    private static List<Cell> cells(long... successesAndOthers) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < successesAndOthers.length; i += 2) {
            cells.add(new Cell(successesAndOthers[i], successesAndOthers[i + 1]));
        }
        return cells;
    }

    @ParameterizedTest(name = "{0} successes and {1} others: hidden {2}")
    @CsvSource({
        "0, 0, false",
        "0, 5, false",
        "5, 0, false",
        "5, 5, false",
        "1, 5, true",
        "4, 9, true",
        "5, 4, true",
        "9, 1, true",
        "0, 4, true"
    })
    void a_cell_with_a_small_count_is_hidden(long successes, long others, boolean hidden) {
        assertThat(hidden(successes, others, 10, 10, 20, 20).orElseThrow().contains(0))
                .isEqualTo(hidden);
    }

    @Test
    void without_small_counts_nothing_is_hidden() {
        assertThat(hidden(5, 5, 0, 0, 0, 7)).hasValue(Set.of());
    }

    @Test
    void the_smallest_other_cell_is_hidden_with_a_small_one() {
        assertThat(hidden(20, 20, 3, 9, 8, 9, 0, 0)).hasValue(Set.of(1, 2));
    }

    @Test
    void cells_are_hidden_until_their_sums_are_not_small() {
        // The first cell has 3 successes. The next smallest has only others, so one more is needed.
        assertThat(hidden(3, 0, 0, 6, 7, 7, 30, 30)).hasValue(Set.of(0, 1, 2));
    }

    @Test
    void two_small_cells_are_enough_if_their_sum_is_not_small() {
        assertThat(hidden(3, 0, 4, 0, 7, 7)).hasValue(Set.of(0, 1));
    }

    @Test
    void no_cell_is_disclosed_if_the_total_is_small() {
        assertThat(hidden(3, 6, 0, 9)).isEmpty();
        assertThat(hidden(3, 9)).isEmpty();
    }

    @Test
    void a_secret_cell_is_hidden_with_enough_other_non_successes() {
        assertThat(new CellSuppression(cells(9, 0, 0, 6, 0, 20, 0, 7), RULE).hiddenWith(3))
                .hasValue(Set.of(1, 3));
        assertThat(new CellSuppression(cells(9, 0, 0, 2, 0, 20, 0, 7), RULE).hiddenWith(3))
                .as("two others besides the secret are too few")
                .hasValue(Set.of(0, 1, 2, 3));
        assertThat(new CellSuppression(cells(9, 0, 0, 7), RULE).hiddenWith(1))
                .as("the secret is the only cell with others")
                .isEmpty();
    }

    /** The total minus the disclosed cells covers at least two cells, and its counts are not small. */
    @Property(tries = 2_000, seed = SEED)
    void subtraction_from_the_total_yields_no_small_count(@ForAll("tables") List<Cell> cells) {
        Set<Integer> disclosed = disclosed(cells);
        if (disclosed.isEmpty()) {
            return; // nothing but the total is known
        }
        for (ToLongFunction<Cell> number : numbers()) {
            long remainder = cells.stream().mapToLong(number).sum()
                    - disclosed.stream()
                            .mapToLong(index -> number.applyAsLong(cells.get(index)))
                            .sum();
            assertThat(remainder == 0 || remainder >= MINIMUM)
                    .as("%s, disclosed %s", cells, disclosed)
                    .isTrue();
        }
        assertThat(cells.size() - disclosed.size()).isNotEqualTo(1);
        disclosed.forEach(index -> assertThat(isSmall(cells.get(index))).isFalse());
    }

    /** Searches for other values of the hidden cells, none of them empty, in which a small count has another value. */
    @Property(tries = 400, seed = SEED)
    void a_small_count_has_more_than_one_possible_value(@ForAll("tables") List<Cell> cells) {
        Set<Integer> disclosed = disclosed(cells);
        if (disclosed.isEmpty()) {
            return; // nothing but the total is known
        }
        List<Integer> hidden = IntStream.range(0, cells.size())
                .boxed()
                .filter(index -> !disclosed.contains(index))
                .toList();
        for (int index : hidden) {
            Cell real = cells.get(index);
            assertThat(!isSmall(real.successes()) || anotherValueIsPossible(cells, hidden, index, Cell::successes))
                    .as("successes of %d in %s, disclosed %s", index, cells, disclosed)
                    .isTrue();
            assertThat(!isSmall(real.others()) || anotherValueIsPossible(cells, hidden, index, Cell::others))
                    .as("others of %d in %s, disclosed %s", index, cells, disclosed)
                    .isTrue();
        }
    }

    /** For a reader who knows from the status which cells have only successes and which have none. */
    @Property(tries = 400, seed = SEED)
    void knowledge_of_the_success_set_reveals_no_small_count(@ForAll("pureTables") List<Cell> cells) {
        Set<Integer> disclosed = disclosed(cells);
        for (ToLongFunction<Cell> number : numbers()) {
            List<Integer> ofThisKind = IntStream.range(0, cells.size())
                    .boxed()
                    .filter(index -> !disclosed.contains(index) && number.applyAsLong(cells.get(index)) > 0)
                    .toList();
            if (!disclosed.isEmpty() && ofThisKind.size() == 1) {
                assertThat(isSmall(number.applyAsLong(cells.get(ofThisKind.getFirst()))))
                        .as("the only hidden cell of its kind in %s", cells)
                        .isFalse();
            }
        }
    }

    private static boolean anotherValueIsPossible(
            List<Cell> cells, List<Integer> hidden, int index, ToLongFunction<Cell> number) {
        long successes =
                hidden.stream().mapToLong(each -> cells.get(each).successes()).sum();
        long others =
                hidden.stream().mapToLong(each -> cells.get(each).others()).sum();
        long real = number.applyAsLong(cells.get(index));
        long rest = hidden.size() - 1L;
        for (long s = 0; s <= successes; s++) {
            for (long o = 0; o <= others; o++) {
                boolean noCellIsEmpty = s + o >= 1 && successes + others - s - o >= rest;
                if (noCellIsEmpty && number.applyAsLong(new Cell(s, o)) != real) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Integer> disclosed(List<Cell> cells) {
        Set<Integer> disclosed = new TreeSet<>();
        new CellSuppression(cells, new SmallCountRule(MINIMUM))
                .hidden()
                .ifPresent(hidden -> IntStream.range(0, cells.size())
                        .filter(index -> !hidden.contains(index))
                        .forEach(disclosed::add));
        return disclosed;
    }

    private static List<ToLongFunction<Cell>> numbers() {
        return Arrays.asList(Cell::successes, Cell::others);
    }

    private static boolean isSmall(Cell cell) {
        return isSmall(cell.successes()) || isSmall(cell.others());
    }

    private static boolean isSmall(long people) {
        return people >= 1 && people < MINIMUM;
    }

    @Provide
    Arbitrary<List<Cell>> tables() {
        Arbitrary<Long> number = Arbitraries.longs().between(0, 6);
        return Combinators.combine(number, number)
                .as(Cell::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Cell>> pureTables() {
        Arbitrary<Long> number = Arbitraries.longs().between(0, 8);
        return Combinators.combine(number, Arbitraries.of(true, false))
                .as((people, succeed) -> succeed ? new Cell(people, 0) : new Cell(0, people))
                .list()
                .ofMinSize(2)
                .ofMaxSize(7);
    }
}
