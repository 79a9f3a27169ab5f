package dk.fodfaeste.reporting.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 15);

    @ParameterizedTest(name = "{0} of {1} shows {2}")
    @CsvSource({
        "1, 16, 6.3", // 6.25: half up
        "3, 16, 18.8", // 18.75
        "1, 3, 33.3",
        "2, 3, 66.7",
        "0, 7, 0.0",
        "7, 7, 100.0",
        "1, 2000, 0.1", // 0.05
        "1, 2001, 0.0",
        "47, 100, 47.0"
    })
    void percentages_have_one_decimal_rounded_half_up(long part, long whole, BigDecimal expected) {
        assertThat(new Share(part, whole).percent()).contains(expected);
    }

    @Test
    void a_share_of_zero_has_no_percentage() {
        assertThat(new Share(0, 0).percent()).isEmpty();
        assertThat(new Share(0, 0).interval()).isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1} against {2}: {3}")
    @CsvSource({
        "79, 200, 40, false", // 39.5, which rounds to 40
        "80, 200, 40, true",
        "2, 5, 40, true",
        "1, 3, 33.3, true",
        "1, 3, 33.4, false",
        "1, 3, 33.333333, true",
        "1, 3, 33.333334, false",
        "0, 4, 0, true",
        "4, 4, 100, true",
        "3, 4, 100, false"
    })
    void the_target_is_compared_exactly(long successes, long denominator, BigDecimal target, boolean reached) {
        Figure figure = figure(successes, denominator, TargetSum.of(target, denominator));
        assertThat(figure.targetReached()).contains(reached);
        assertThat(figure.targetChangedInWindow()).isFalse();
    }

    /** 4 of 9 gives 18.9 to 73.3. */
    @ParameterizedTest(name = "4 of 9 against {0}: unsure {1}")
    @CsvSource({"18.84, false", "18.85, true", "18.9, true", "44.4, true", "73.3, true", "73.34, true", "73.35, false"})
    void a_target_within_the_interval_makes_the_verdict_uncertain(BigDecimal target, boolean uncertain) {
        assertThat(figure(4, 9, TargetSum.of(target, 9)).targetWithinInterval()).isEqualTo(uncertain);
    }

    @Test
    void without_a_denominator_there_is_no_rate_and_no_verdict() {
        Figure figure = new Figure(new Tally(new Counts(2, 1, 0, 0, 4, 0), TargetSum.NONE, TargetSum.NONE, DAY));
        assertThat(figure.counts().cohort()).isEqualTo(7);
        assertThat(figure.denominator()).isZero();
        assertThat(figure.rate().percent()).isEmpty();
        assertThat(figure.rate().interval()).isEmpty();
        assertThat(figure.targetWithinInterval()).isFalse();
        assertThat(figure.knownRate().percent()).isEmpty();
        assertThat(figure.coverage().percent()).isEmpty();
        assertThat(figure.targetPercent()).isEmpty();
        assertThat(figure.targetReached()).isEmpty();
        assertThat(figure.targetChangedInWindow()).isFalse();
        assertThat(figure.provisional()).isTrue();
        assertThat(figure.settledOn()).contains(DAY);
    }

    @Test
    void an_empty_window_has_no_day_of_settlement() {
        Figure figure = new Figure(Tally.NONE);
        assertThat(figure.counts().cohort()).isZero();
        assertThat(figure.provisional()).isFalse();
        assertThat(figure.settledOn()).isEmpty();
    }

    @Test
    void unanswered_follow_ups_count_except_in_the_known_rate() {
        Figure figure = new Figure(new Tally(
                new Counts(0, 0, 97, 3, 1, 47), TargetSum.of(new BigDecimal("50.0"), 100), TargetSum.NONE, DAY));
        assertThat(figure.rate().percent()).contains(new BigDecimal("47.0"));
        assertThat(figure.knownRate().percent()).contains(new BigDecimal("48.5"));
        assertThat(figure.coverage().percent()).contains(new BigDecimal("97.0"));
        assertThat(figure.targetPercent()).contains(new BigDecimal("50.0"));
        assertThat(figure.targetReached()).contains(false);
        assertThat(figure.provisional()).isFalse();
    }

    @Test
    void without_recorded_follow_ups_there_is_no_known_rate_and_the_coverage_is_zero() {
        Figure figure = new Figure(
                new Tally(new Counts(0, 0, 0, 4, 0, 0), TargetSum.of(BigDecimal.TEN, 4), TargetSum.NONE, DAY));
        assertThat(figure.rate().percent()).contains(new BigDecimal("0.0"));
        assertThat(figure.knownRate().percent()).isEmpty();
        assertThat(figure.coverage().percent()).contains(new BigDecimal("0.0"));
    }

    @Test
    void after_a_revision_inside_the_window_each_follow_up_has_its_own_target() {
        // Two targets of 25 and one of 30: the sum is 80, so 26.7 is displayed, and one success of three (100) reaches
        // it.
        TargetSum targets = TargetSum.of(new BigDecimal("25"), 2).plus(TargetSum.of(new BigDecimal("30.0"), 1));
        assertThat(figure(1, 3, targets).targetPercent()).contains(new BigDecimal("26.7"));
        assertThat(figure(1, 3, targets).targetChangedInWindow()).isTrue();
        assertThat(figure(1, 3, targets).targetReached()).contains(true);
        assertThat(figure(0, 3, targets).targetReached()).contains(false);
    }

    @Test
    void the_same_target_with_another_scale_has_not_changed() {
        TargetSum targets = TargetSum.of(new BigDecimal("25"), 2).plus(TargetSum.of(new BigDecimal("25.00"), 1));
        assertThat(figure(1, 3, targets).targetChangedInWindow()).isFalse();
        TargetSum withOtherScale =
                new TargetSum(new BigDecimal("75"), new BigDecimal("25"), new BigDecimal("25.00"), 0);
        assertThat(figure(1, 3, withOtherScale).targetChangedInWindow()).isFalse();
    }

    @Test
    void totals_are_sums_and_never_means_of_rates() {
        Tally one = tally(1, 1);
        Tally nine = tally(0, 9);
        assertThat(new Figure(one.plus(nine)).rate().percent()).contains(new BigDecimal("10.0"));
    }

    @Property
    void the_total_does_not_depend_on_the_parts(@ForAll("tallies") List<Tally> parts) {
        Tally forwards = parts.stream().reduce(Tally.NONE, Tally::plus);
        Tally backwards = parts.reversed().stream().reduce(Tally.NONE, Tally::plus);
        assertThat(new Figure(forwards).rate()).isEqualTo(new Figure(backwards).rate());
        assertThat(new Figure(forwards).settledOn()).isEqualTo(new Figure(backwards).settledOn());
        assertThat(new Figure(forwards).targetReached()).isEqualTo(new Figure(backwards).targetReached());
        assertThat(new Figure(forwards).targetPercent()).isEqualTo(new Figure(backwards).targetPercent());
        long successes =
                parts.stream().mapToLong(part -> part.counts().successes()).sum();
        long denominator =
                parts.stream().mapToLong(part -> part.counts().denominator()).sum();
        assertThat(new Figure(forwards).rate()).isEqualTo(new Share(successes, denominator));
    }

    @Test
    void impossible_counts_are_refused() {
        assertThatThrownBy(() -> new Counts(0, 0, 1, 0, 0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Counts(-1, 0, 1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<Tally>> tallies() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 20);
        return Combinators.combine(
                        few,
                        few,
                        few,
                        Arbitraries.of("20", "25.0", "33.3"),
                        Arbitraries.integers().between(0, 900))
                .as((successes, others, lost, target, days) -> new Tally(
                        new Counts(0, 0, successes + others, lost, 0, successes),
                        TargetSum.of(new BigDecimal(target), successes + others + lost),
                        TargetSum.NONE,
                        DAY.plusDays(days)))
                .list()
                .ofMaxSize(12);
    }

    private static Tally tally(long successes, long denominator) {
        return new Tally(
                new Counts(0, 0, denominator, 0, 0, successes),
                TargetSum.of(new BigDecimal("25"), denominator),
                TargetSum.NONE,
                DAY);
    }

    private static Figure figure(long successes, long denominator, TargetSum targets) {
        return new Figure(new Tally(new Counts(0, 0, denominator, 0, 0, successes), targets, TargetSum.NONE, DAY));
    }
}
