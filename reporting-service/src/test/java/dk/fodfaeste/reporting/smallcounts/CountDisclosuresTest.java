package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import dk.fodfaeste.reporting.smallcounts.EnrolmentCounts.OfWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * {@link CountsAttacker} knows every headline, cohort, volume and number of participants of an initiative, and tries every completion. The
 * minimum is 3, so that all possible counts can be tried.
 */
class CountDisclosuresTest {
    private static final int MINIMUM = 3;
    private static final int MAX = 2;
    private static final SmallCountRule RULE = new SmallCountRule(MINIMUM);
    private static final String SEED = "11";
    private static final LocalDate BEGAN = LocalDate.of(2022, 1, 1);

    /** Decides the numbers of an initiative that starts on 1 January 2022 with nobody. */
    private static CountsAttacker.Disclosed decided(List<QuarterFlow> actual, boolean asksAtStart, boolean asksAtExit) {
        return decided(actual, asksAtStart, asksAtExit, Map.of());
    }

    private static CountsAttacker.Disclosed decided(
            List<QuarterFlow> actual, boolean asksAtStart, boolean asksAtExit, Map<Window, Long> repeated) {
        Grid grid = Grid.of(BEGAN, BEGAN.plusMonths(3L * actual.size()), Basis.ANCHOR);
        List<Cohort> cohorts = new ArrayList<>();
        if (asksAtStart) {
            cohorts.add(cohort(grid, Flow.BEGAN, actual, flow -> figure(flow.beganCounted(), flow.beganExcluded())));
        }
        if (asksAtExit) {
            cohorts.add(cohort(grid, Flow.ENDED, actual, flow -> figure(flow.leftCounted(), flow.leftExcluded())));
        }
        CountDisclosures decided =
                CountDisclosures.decide(grid, enrolments(grid, actual, repeated), cohorts, Map.of(), RULE, RULE);
        return new CountsAttacker.Disclosed(grid, decided, asksAtStart ? 0 : -1, asksAtExit ? cohorts.size() - 1 : -1);
    }

    private static Cohort cohort(Grid grid, Flow flow, List<QuarterFlow> actual, Function<QuarterFlow, Counts> figure) {
        List<Counts> counts = actual.stream().map(figure).toList();
        return new Cohort(flow, counts, new WindowDisclosures(grid, counts, RULE, RULE, List.of()).disclosures(), true);
    }

    /** Nobody succeeds. */
    private static Counts figure(long counted, long excluded) {
        return new Counts(0, 0, counted, 0, excluded, 0);
    }

    /** Each of them begins at the start of a quarter and leaves before its last day. */
    private static EnrolmentCounts enrolments(Grid grid, List<QuarterFlow> actual, Map<Window, Long> repeated) {
        Map<Window, OfWindow> windows = new HashMap<>();
        for (QuarterRange range : grid.windowRanges()) {
            Window window = grid.window(range);
            windows.put(
                    window,
                    new OfWindow(
                            repeated.getOrDefault(window, 0L),
                            QuarterFlow.continuedAt(actual, range.toExclusive()),
                            0,
                            QuarterFlow.highest(actual, range)));
        }
        return new EnrolmentCounts(
                actual.stream().map(QuarterFlow::began).toList(),
                actual.stream().map(QuarterFlow::left).toList(),
                0,
                windows);
    }

    /** In each quarter up to two begin and up to two leave; at most {@code excluded} of each are excluded. */
    private static Arbitrary<List<QuarterFlow>> flows(int quarters, int excluded, int outside) {
        Arbitrary<QuarterFlow> flow = Combinators.combine(
                        Arbitraries.longs().between(0, MAX),
                        Arbitraries.longs().between(0, excluded),
                        Arbitraries.longs().between(0, MAX),
                        Arbitraries.longs().between(0, excluded),
                        Arbitraries.longs().between(0, outside))
                .as(QuarterFlow::new);
        return flow.list().ofMinSize(2).ofMaxSize(quarters).map(QuarterFlow::withoutThoseWhoNeverBegan);
    }

    @Provide
    Arbitrary<List<QuarterFlow>> nobodyExcluded() {
        return flows(5, 0, 0);
    }

    @Provide
    Arbitrary<List<QuarterFlow>> someExcluded() {
        return flows(4, 1, 0);
    }

    @Provide
    Arbitrary<List<QuarterFlow>> someNotAsked() {
        return flows(4, 0, 1);
    }

    @Property(tries = 60, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_people_are_never_derived_from_measures_of_both_kinds(@ForAll("nobodyExcluded") List<QuarterFlow> actual) {
        assertNoneDerived(actual, decided(actual, true, true));
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_people_are_never_derived_without_a_measure(@ForAll("nobodyExcluded") List<QuarterFlow> actual) {
        assertNoneDerived(actual, decided(actual, false, false));
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_excluded_people_are_never_derived(@ForAll("someExcluded") List<QuarterFlow> actual) {
        CountsAttacker.Disclosed disclosed = decided(actual, true, true);
        assertNoneDerived(actual, disclosed);
        assertNoneDerived(actual, disclosed, "excluded leavers", QuarterFlow::leftExcluded);
        assertNoneDerived(actual, disclosed, "excluded beginners", QuarterFlow::beganExcluded);
    }

    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void few_people_whom_the_measure_does_not_ask_about_are_never_derived(
            @ForAll("someNotAsked") List<QuarterFlow> actual) {
        CountsAttacker.Disclosed disclosed = decided(actual, false, true);
        assertNoneDerived(actual, disclosed);
        assertNoneDerived(actual, disclosed, "not asked", QuarterFlow::leftOutside);
    }

    /** Fourteen began and twelve of them left: the cohort comes first, so the others are hidden. */
    @Test
    void the_few_who_stayed_are_not_disclosed() {
        CountsAttacker.Disclosed stayed = decided(
                List.of(flow(14, 0), flow(0, 0), flow(0, 0), flow(0, 0), flow(0, 12), flow(0, 0), flow(0, 2)),
                false,
                true);
        assertThat(windows(stayed, Count.ENDED)).contains(46).doesNotContain(37);
        assertThat(windows(stayed, Count.BEGAN)).contains(2).doesNotContain(46);
        assertThat(windows(stayed, Count.PARTICIPANTS)).contains(2).doesNotContain(46);
        assertThat(windows(stayed, Count.ENROLLED)).doesNotContain(26, 46);
    }

    /** If the figure of the last twelve months were shown, the one who left in the second quarter would be derivable. */
    @Test
    void a_headline_is_hidden_that_would_disclose_few_beside_earlier_counts() {
        List<QuarterFlow> actual = List.of(flow(2, 0), flow(1, 1), flow(0, 1), flow(1, 1), flow(0, 1), flow(0, 0));
        CountsAttacker.Disclosed disclosed = decided(actual, true, true);
        assertThat(disclosed.showsHeadline(1, new QuarterRange(1, 5))).isTrue();
        assertThat(disclosed.showsHeadline(1, new QuarterRange(2, 6))).isFalse();
        CountsAttacker attacker = new CountsAttacker(actual, disclosed, MAX + 1);
        assertThat(attacker.isUncertain(
                        QuarterRange.of(1), flows -> QuarterFlow.sum(flows, QuarterRange.of(1), QuarterFlow::left)))
                .isTrue();
    }

    private static void assertNoneDerived(List<QuarterFlow> actual, CountsAttacker.Disclosed disclosed) {
        assertNoneDerived(actual, disclosed, "began", QuarterFlow::began);
        assertNoneDerived(actual, disclosed, "left", QuarterFlow::left);
        CountsAttacker attacker = new CountsAttacker(actual, disclosed, MAX + 1);
        for (int from = 0; from <= actual.size(); from++) {
            for (int to = from; to <= actual.size(); to++) {
                QuarterRange range = new QuarterRange(from, to);
                if (RULE.isSmall(QuarterFlow.active(actual, range))) {
                    assertThat(attacker.isUncertain(range, flows -> QuarterFlow.active(flows, range)))
                            .as("active in %s of %s with %s", range, actual, disclosed)
                            .isTrue();
                }
            }
        }
    }

    private static void assertNoneDerived(
            List<QuarterFlow> actual,
            CountsAttacker.Disclosed disclosed,
            String name,
            ToLongFunction<QuarterFlow> number) {
        CountsAttacker attacker = new CountsAttacker(actual, disclosed, MAX + 1);
        for (int from = 0; from < actual.size(); from++) {
            for (int to = from + 1; to <= actual.size(); to++) {
                QuarterRange range = new QuarterRange(from, to);
                if (RULE.isSmall(QuarterFlow.sum(actual, range, number))) {
                    assertThat(attacker.isUncertain(range, flows -> QuarterFlow.sum(flows, range, number)))
                            .as("%s in %s of %s with %s", name, range, actual, disclosed)
                            .isTrue();
                }
            }
        }
    }

    private static QuarterFlow flow(long began, long left) {
        return new QuarterFlow(began, 0, left, 0, 0);
    }

    private static List<Integer> windows(CountsAttacker.Disclosed disclosed, Count count) {
        return disclosed.grid().windowRanges().stream()
                .filter(range -> disclosed.shows(count, range))
                .map(range -> 10 * range.from() + range.toExclusive())
                .toList();
    }

    @Test
    void numbers_that_are_none_or_many_are_shown() {
        CountsAttacker.Disclosed all = decided(List.of(flow(30, 0), flow(0, 7), flow(0, 7), flow(0, 7)), false, true);
        assertThat(windows(all, Count.BEGAN)).containsExactly(2, 4, 24);
        assertThat(windows(all, Count.ENDED)).containsExactly(2, 4, 24);
        assertThat(windows(all, Count.PARTICIPANTS)).containsExactly(2, 4, 24);
        assertThat(windows(all, Count.ENROLLED)).containsExactly(2, 4, 24);
    }

    /** Twenty-seven take part in the first half, one of them leaves, and nobody begins afterwards. */
    @Test
    void participants_do_not_disclose_the_one_who_left() {
        CountsAttacker.Disclosed few = decided(List.of(flow(27, 0), flow(0, 1), flow(0, 0), flow(0, 9)), false, true);
        assertThat(windows(few, Count.ENDED)).doesNotContain(2);
        assertThat(windows(few, Count.PARTICIPANTS)).contains(2).doesNotContain(24);
        assertThat(windows(few, Count.ENROLLED)).doesNotContain(2);
    }

    @Test
    void two_deaths_hide_how_many_left_and_not_how_many_began() {
        CountsAttacker.Disclosed deaths =
                decided(List.of(flow(40, 7), new QuarterFlow(0, 0, 5, 2, 0), flow(0, 7), flow(0, 7)), false, true);
        assertThat(windows(deaths, Count.ENDED)).containsExactly(24);
        assertThat(windows(deaths, Count.BEGAN)).containsExactly(2, 4, 24);
    }

    /** Those who began are known, and those who left, too: so are the enrolments, and less the participants the repeated ones. */
    @Test
    void few_persons_with_several_enrolments_hide_the_participants() {
        List<QuarterFlow> actual = List.of(flow(30, 0), flow(0, 7), flow(0, 7), flow(0, 7));
        Window firstHalf = new Window(BEGAN, LocalDate.of(2022, 6, 30), Basis.ANCHOR);
        assertThat(windows(decided(actual, false, true, Map.of(firstHalf, 2L)), Count.PARTICIPANTS))
                .containsExactly(4, 24);
        assertThat(windows(decided(actual, false, true, Map.of(firstHalf, 5L)), Count.PARTICIPANTS))
                .containsExactly(2, 4, 24);
    }

    /** A decision never depends on a window that closes later. */
    @Property(tries = 100, seed = SEED, shrinking = ShrinkingMode.OFF)
    void a_window_is_decided_when_it_closes(@ForAll("nobodyExcluded") List<QuarterFlow> actual) {
        List<QuarterFlow> earlier = actual.subList(0, actual.size() - 1);
        CountsAttacker.Disclosed before = decided(earlier, true, true);
        CountsAttacker.Disclosed now = decided(actual, true, true);
        for (Count count : Count.values()) {
            assertThat(windows(now, count))
                    .filteredOn(window -> window % 10 < actual.size())
                    .as("%s of %s", count, actual)
                    .isEqualTo(windows(before, count));
        }
        for (int cohort : List.of(0, 1)) {
            assertThat(before.grid().windowRanges()).allSatisfy(range -> {
                assertThat(now.showsHeadline(cohort, range)).isEqualTo(before.showsHeadline(cohort, range));
                assertThat(now.showsCohort(cohort, range)).isEqualTo(before.showsCohort(cohort, range));
            });
        }
    }
}
