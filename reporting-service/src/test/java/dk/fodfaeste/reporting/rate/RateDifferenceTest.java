package dk.fodfaeste.reporting.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateDifferenceTest {

    /** Newcombe (1998), table II, method 10; in percentage points, rounded to one decimal. */
    @ParameterizedTest(name = "{0}/{1} less {2}/{3} lies between {4} and {5}")
    @CsvSource({
        "56, 70, 48, 80,   5.2,  33.4",
        "9,  10,  3, 10,  17.1,  80.9",
        "6,   7,  2,  7,   5.8,  80.6",
        "5,  56,  0, 29,  -3.8,  19.3",
        "0,  10,  0, 20, -16.1,  27.8",
        "0,  10,  0, 10, -27.8,  27.8",
        "10, 10,  0, 20,  67.9, 100.0",
        "10, 10,  0, 10,  60.8, 100.0"
    })
    void intervals_are_those_that_the_source_publishes(
            long part, long whole, long otherPart, long otherWhole, BigDecimal low, BigDecimal high) {
        assertThat(new RateDifference(new Share(part, whole), new Share(otherPart, otherWhole)).interval())
                .contains(new Interval(low, high));
    }

    @ParameterizedTest(name = "{0}/{1} less {2}/{3} is {4}")
    @CsvSource({
        "56, 70, 48, 80,   20.0",
        "1,   3,  1,  3,    0.0",
        "1,  16,  0,  1,    6.3",
        "0,   1,  1, 16,   -6.3",
        "0,   1,  1,  1, -100.0",
        "1,   3,  1,  6,   16.7"
    })
    void a_difference_is_rounded_once_from_its_exact_value(
            long part, long whole, long otherPart, long otherWhole, BigDecimal points) {
        assertThat(new RateDifference(new Share(part, whole), new Share(otherPart, otherWhole)).points())
                .contains(points);
    }

    @Test
    void without_a_denominator_there_is_no_difference() {
        RateDifference difference = new RateDifference(Share.NONE, new Share(1, 2));
        assertThat(difference.points()).isEmpty();
        assertThat(difference.interval()).isEmpty();
    }

    @Property
    void the_interval_contains_the_difference_and_turns_over_with_the_groups(
            @ForAll @IntRange(max = 400) int part,
            @ForAll @IntRange(min = 1, max = 400) int rest,
            @ForAll @IntRange(max = 400) int otherPart,
            @ForAll @IntRange(min = 1, max = 400) int otherRest) {
        Share one = new Share(part, part + rest);
        Share other = new Share(otherPart, otherPart + otherRest);
        RateDifference difference = new RateDifference(one, other);
        Interval interval = difference.interval().orElseThrow();
        Interval turned = new RateDifference(other, one).interval().orElseThrow();
        assertThat(difference.points().orElseThrow()).isBetween(interval.low(), interval.high());
        assertThat(interval.low()).isEqualByComparingTo(turned.high().negate());
        assertThat(interval.low()).isGreaterThanOrEqualTo(BigDecimal.valueOf(-100));
        assertThat(interval.high()).isLessThanOrEqualTo(BigDecimal.valueOf(100));
    }
}
