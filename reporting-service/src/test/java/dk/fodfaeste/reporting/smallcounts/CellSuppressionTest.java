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
    private static final int K = 5;
    private static final int FEW = 3;
    private static final String SEED = "11";

    private static Optional<Set<Integer>> hidden(long... successesAndOthers) {
        return new CellSuppression(cells(successesAndOthers), K).hidden();
    }

    private static List<Cell> cells(long... successesAndOthers) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < successesAndOthers.length; i += 2) {
            cells.add(new Cell(successesAndOthers[i], successesAndOthers[i + 1]));
        }
        return cells;
    }

    @ParameterizedTest(name = "{0} succeeded and {1} did not: hidden {2}")
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
    void aCellIsHiddenWhenItHoldsFew(long successes, long others, boolean hidden) {
        assertThat(hidden(successes, others, 10, 10, 20, 20).orElseThrow().contains(0))
                .isEqualTo(hidden);
    }

    @Test
    void where_nothing_is_small_nothing_is_hidden() {
        assertThat(hidden(5, 5, 0, 0, 0, 7)).hasValue(Set.of());
    }

    @Test
    void the_smallest_other_is_hidden_beside_a_small_one() {
        assertThat(hidden(20, 20, 3, 9, 8, 9, 0, 0)).hasValue(Set.of(1, 2));
    }

    @Test
    void as_many_as_it_takes_until_the_rest_is_about_enough() {
        // 3 succeeded, and nobody beside them; the next has only others, so it takes one more.
        assertThat(hidden(3, 0, 0, 6, 7, 7, 30, 30)).hasValue(Set.of(0, 1, 2));
    }

    @Test
    void two_small_ones_are_enough_where_they_are_enough_together() {
        assertThat(hidden(3, 0, 4, 0, 7, 7)).hasValue(Set.of(0, 1));
    }

    @Test
    void where_the_whole_is_about_few_none_is_shown() {
        assertThat(hidden(3, 6, 0, 9)).isEmpty();
        assertThat(hidden(3, 9)).isEmpty();
    }

    @Test
    void a_secret_is_hidden_beside_enough_others_who_did_not_succeed() {
        assertThat(new CellSuppression(cells(9, 0, 0, 6, 0, 20, 0, 7), K).hiddenBeside(3))
                .hasValue(Set.of(1, 3));
        assertThat(new CellSuppression(cells(9, 0, 0, 2, 0, 20, 0, 7), K).hiddenBeside(3))
                .as("two others beside it are too few")
                .hasValue(Set.of(0, 1, 2, 3));
        assertThat(new CellSuppression(cells(9, 0, 0, 7), K).hiddenBeside(1))
                .as("whoever did not succeed is the secret")
                .isEmpty();
    }

    /** Takes out of the total whatever is shown: what is left is about two cells at least, and about nobody or enough people. */
    @Property(tries = 2_000, seed = SEED)
    void whoever_subtracts_is_left_with_enough(@ForAll("tables") List<Cell> cells) {
        Set<Integer> shown = shown(cells);
        if (shown.isEmpty()) {
            return; // nothing but the total is known
        }
        for (ToLongFunction<Cell> number : numbers()) {
            long left = cells.stream().mapToLong(number).sum()
                    - shown.stream()
                            .mapToLong(place -> number.applyAsLong(cells.get(place)))
                            .sum();
            assertThat(left == 0 || left >= FEW)
                    .as("%s, shown %s", cells, shown)
                    .isTrue();
        }
        assertThat(cells.size() - shown.size()).isNotEqualTo(1);
        shown.forEach(place -> assertThat(isSmall(cells.get(place))).isFalse());
    }

    /** Tries what the hidden cells could hold, none of them empty, until a few people turn out to be another number. */
    @Property(tries = 400, seed = SEED)
    void whoever_reckons_is_left_guessing_about_the_few(@ForAll("tables") List<Cell> cells) {
        Set<Integer> shown = shown(cells);
        if (shown.isEmpty()) {
            return; // nothing but the total is known
        }
        List<Integer> hidden = IntStream.range(0, cells.size())
                .boxed()
                .filter(place -> !shown.contains(place))
                .toList();
        for (int place : hidden) {
            Cell real = cells.get(place);
            assertThat(!isFew(real.successes()) || couldBeOtherwise(cells, hidden, place, Cell::successes))
                    .as("successes of %d in %s, shown %s", place, cells, shown)
                    .isTrue();
            assertThat(!isFew(real.others()) || couldBeOtherwise(cells, hidden, place, Cell::others))
                    .as("others of %d in %s, shown %s", place, cells, shown)
                    .isTrue();
        }
    }

    /** Somebody who also knows which cells can only succeed, and which never do, as statuses tell. */
    @Property(tries = 400, seed = SEED)
    void whoever_knows_what_a_status_means_is_left_guessing_too(@ForAll("pureTables") List<Cell> cells) {
        Set<Integer> shown = shown(cells);
        for (ToLongFunction<Cell> number : numbers()) {
            List<Integer> ofThisKind = IntStream.range(0, cells.size())
                    .boxed()
                    .filter(place -> !shown.contains(place) && number.applyAsLong(cells.get(place)) > 0)
                    .toList();
            if (!shown.isEmpty() && ofThisKind.size() == 1) {
                assertThat(isFew(number.applyAsLong(cells.get(ofThisKind.getFirst()))))
                        .as("the only one of its kind hidden in %s", cells)
                        .isFalse();
            }
        }
    }

    private static boolean couldBeOtherwise(
            List<Cell> cells, List<Integer> hidden, int place, ToLongFunction<Cell> number) {
        long successes =
                hidden.stream().mapToLong(each -> cells.get(each).successes()).sum();
        long others =
                hidden.stream().mapToLong(each -> cells.get(each).others()).sum();
        long real = number.applyAsLong(cells.get(place));
        long rest = hidden.size() - 1L;
        for (long s = 0; s <= successes; s++) {
            for (long o = 0; o <= others; o++) {
                boolean nobodyIsLeftEmpty = s + o >= 1 && successes + others - s - o >= rest;
                if (nobodyIsLeftEmpty && number.applyAsLong(new Cell(s, o)) != real) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Integer> shown(List<Cell> cells) {
        Set<Integer> shown = new TreeSet<>();
        new CellSuppression(cells, FEW)
                .hidden()
                .ifPresent(hidden -> IntStream.range(0, cells.size())
                        .filter(place -> !hidden.contains(place))
                        .forEach(shown::add));
        return shown;
    }

    private static List<ToLongFunction<Cell>> numbers() {
        return Arrays.asList(Cell::successes, Cell::others);
    }

    private static boolean isSmall(Cell cell) {
        return isFew(cell.successes()) || isFew(cell.others());
    }

    private static boolean isFew(long people) {
        return people >= 1 && people < FEW;
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
