package dk.fodfaeste.reporting.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** The expected values were computed with another tool to six digits and rounded by hand. */
    @ParameterizedTest(name = "{0} of {1} lies between {2} and {3}")
    @CsvSource({
        "4,    9, 18.9, 73.3",
        "0,    1,  0.0, 79.3",
        "1,    1, 20.7, 100.0",
        "0,   10,  0.0, 27.8",
        "10,  10, 72.2, 100.0",
        "5,   10, 23.7, 76.3",
        "24, 120, 13.8, 28.0",
        "47, 100, 37.5, 56.7",
        "12,  30, 24.6, 57.7",
        "9,   40, 12.3, 37.5"
    })
    void intervals_of_a_grid_of_cases(long successes, long denominator, BigDecimal low, BigDecimal high) {
        assertThat(new Share(successes, denominator).interval()).contains(new Interval(low, high));
    }

    /** Compares with the textbook formula in binary floating point, which the implementation does not use. */
    @Property
    void agrees_with_the_textbook_formula(
            @ForAll @IntRange(max = 400) int part, @ForAll @IntRange(min = 1, max = 400) int rest) {
        int n = part + rest;
        double z = 1.959963984540054;
        double p = (double) part / n;
        double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        double reach = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        Interval interval = new Share(part, n).interval().orElseThrow();
        assertThat(interval.low().doubleValue()).isCloseTo(100 * (middle - reach), within());
        assertThat(interval.high().doubleValue()).isCloseTo(100 * (middle + reach), within());
    }

    @Property
    void contains_the_rate_and_stays_between_0_and_100(
            @ForAll @IntRange(max = 5_000) int part, @ForAll @IntRange(max = 5_000) int rest) {
        if (part + rest == 0) {
            assertThat(new Share(part, 0).interval()).isEmpty();
            return;
        }
        Interval interval = new Share(part, part + rest).interval().orElseThrow();
        BigDecimal rate = new Share(part, part + rest).percent().orElseThrow();
        assertThat(interval.low()).isBetween(BigDecimal.ZERO, rate);
        assertThat(interval.high()).isBetween(rate, BigDecimal.valueOf(100));
        assertThat(interval.low().scale()).isEqualTo(1);
        assertThat(interval.high().scale()).isEqualTo(1);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(BigDecimal.ONE
                        .divide(BigDecimal.valueOf(20), 3, RoundingMode.HALF_UP)
                        .doubleValue()
                + 1e-9);
    }
}
