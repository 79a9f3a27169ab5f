package dk.fodfaeste.reporting.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
    private static Optional<Forecast> forecast(
            long successes, long denominator, String target, long notDue, long pending, String targetOfOpen) {
        return new Figure(new Tally(
                        new Counts(notDue, pending, denominator, 0, 0, successes),
                        TargetSum.of(new BigDecimal(target), denominator),
                        TargetSum.of(new BigDecimal(targetOfOpen), notDue + pending),
                        null))
                .forecast();
    }

    private static Forecast of(long successes, long denominator, String target, long open) {
        return forecast(successes, denominator, target, open, 0, target).orElseThrow();
    }

    /** 100 (S + x) must reach the target times D + n. */
    @ParameterizedTest(name = "{0} of {1} and {3} open against {2}: {4} more")
    @CsvSource({
        "2, 10, 25, 2, 1", // 3 of 12
        "2, 10, 25, 3, 2", // 3.25 of 13
        "2, 13, 25, 11, 4", // 6 of 24
        "3, 10, 25, 2, 0", // already reached
        "9, 10, 25, 2, 0",
        "0, 10, 25, 2, 3", // out of reach
        "0, 10, 100, 5, 15",
        "0, 10, 0, 5, 0",
        "3, 9, 33.333333, 1, absent",
        "3, 10, 33.333333, 2, 1", // 3.99999996 of 12
        "3, 10, 33.4, 2, 2" // 4.008 of 12
    })
    void the_lowest_sufficient_number_of_successes(
            long successes, long denominator, String target, long open, String needed) {
        assertThat(forecast(successes, denominator, target, open, 0, target)
                        .map(found -> Long.toString(found.needed()))
                        .orElse("absent"))
                .isEqualTo(needed);
    }

    @Test
    void open_follow_ups_have_their_own_targets() {
        // 10 * 20 + 4 * 50 = 400: 4 successes. With 20 for all of them, 3 are enough.
        Forecast forecast = forecast(2, 10, "20", 3, 1, "50").orElseThrow();
        assertThat(forecast.open()).isEqualTo(4);
        assertThat(forecast.needed()).isEqualTo(2);
    }

    @Test
    void with_too_few_settled_follow_ups_there_is_no_forecast() {
        assertThat(forecast(3, 9, "25", 5, 5, "25")).isEmpty();
        assertThat(forecast(3, 10, "25", 0, 0, "25")).isEmpty();
        assertThat(forecast(3, 10, "25", 0, 1, "25")).isPresent();
    }

    /** By hand: P(X = k) = C(n,k) B(S+1+k, F+1+n-k) / B(S+1, F+1); for one open follow-up, (S+1) / (D+2). */
    @ParameterizedTest(name = "{0} of {1}, {2} of {3} open must: {4} in {5}")
    @CsvSource({
        // one open: (S + 1) / (D + 2)
        "0, 10, 1, 1, 1, 12",
        "4, 10, 1, 1, 5, 12",
        "10, 10, 1, 1, 11, 12",
        // two open, S = 2, F = 8: none C(10,2) = 45, one C(3,1) C(9,1) = 27, two C(4,2) = 6; of C(13,2) = 78
        "2, 10, 0, 2, 78, 78",
        "2, 10, 1, 2, 33, 78",
        "2, 10, 2, 2, 6, 78",
        "2, 10, 3, 2, 0, 78",
        // three open, S = 5, F = 5: C(8,3) = 56, 6 C(7,2) = 126, C(7,2) 6 = 126, 56; of C(14,3) = 364
        "5, 10, 1, 3, 308, 364",
        "5, 10, 2, 3, 182, 364",
        "5, 10, 3, 3, 56, 364"
    })
    void the_chance_equals_the_hand_computed_one(
            long successes, long denominator, long needed, long open, BigInteger favourable, BigInteger possible) {
        BigDecimal target = BigDecimal.valueOf(100 * (successes + needed))
                .divide(BigDecimal.valueOf(denominator + open), 20, RoundingMode.DOWN);
        Forecast forecast = of(successes, denominator, target.toPlainString(), open);
        assertThat(forecast.needed()).isEqualTo(needed);
        assertThat(forecast.chance()).isEqualByComparingTo(share(favourable, possible));
    }

    private static BigDecimal share(BigInteger favourable, BigInteger possible) {
        return new BigDecimal(favourable).divide(new BigDecimal(possible), 18, RoundingMode.HALF_UP);
    }

    @Test
    void certain_and_impossible_targets_are_recognised() {
        Forecast reached = of(9, 10, "25", 4);
        assertThat(reached.alreadyReached()).isTrue();
        assertThat(reached.chance()).isEqualByComparingTo(BigDecimal.ONE);
        Forecast impossible = of(0, 10, "25", 2);
        assertThat(impossible.outOfReach()).isTrue();
        assertThat(impossible.chance()).isZero();
        Forecast all = of(2, 10, "33.3", 2);
        assertThat(all.needed()).isEqualTo(2);
        assertThat(all.outOfReach()).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} %, under one {2}, over ninety-nine {3}")
    @CsvSource({
        "0, 1, true, false",
        "0.009, 1, true, false",
        "0.010, 1, false, false",
        "0.014, 1, false, false",
        "0.015, 2, false, false",
        "0.385, 39, false, false",
        "0.989, 99, false, false",
        "0.990, 99, false, false",
        "0.991, 99, false, true",
        "1, 99, false, true"
    })
    void the_chance_is_displayed_in_whole_percent(BigDecimal chance, long percent, boolean under, boolean over) {
        Forecast forecast = new Forecast(2, 1, chance);
        assertThat(forecast.percent()).isEqualTo(percent);
        assertThat(forecast.underOnePercent()).isEqualTo(under);
        assertThat(forecast.overNinetyNinePercent()).isEqualTo(over);
    }

    /** In whole numbers: C(S + k, k) C(F + n - k, n - k) of C(S + F + n + 1, n) combinations. */
    @Property(tries = 300)
    void the_chance_is_the_share_of_the_combinations_with_enough_successes(
            @ForAll @IntRange(min = 10, max = 2_000) int denominator,
            @ForAll @IntRange(min = 0, max = 100) int percent,
            @ForAll @IntRange(min = 0, max = 100) int target,
            @ForAll @IntRange(min = 1, max = 400) int open) {
        long successes = (long) denominator * percent / 100;
        Forecast forecast = of(successes, denominator, String.valueOf(target), open);
        BigInteger favourable = BigInteger.ZERO;
        for (long k = forecast.needed(); k <= open; k++) {
            favourable = favourable.add(
                    choose(successes + k, k).multiply(choose(denominator - successes + open - k, open - k)));
        }
        assertThat(forecast.chance())
                .isCloseTo(share(favourable, choose(denominator + open + 1L, open)), within(new BigDecimal("1e-17")));
    }

    private static BigInteger choose(long of, long some) {
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= some; i++) {
            ways = ways.multiply(BigInteger.valueOf(of - some + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }
}
