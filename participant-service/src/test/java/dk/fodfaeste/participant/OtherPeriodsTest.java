package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherPeriodsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @ParameterizedTest(name = "day 10 to 20 and day {0} to {1}: too much {2}")
    @CsvSource({
        "1, 9, false",
        "1, 10, false",
        "1, 11, true",
        "1, 20, true",
        "1, , true",
        "10, 10, false",
        "10, 11, true",
        "10, 20, true",
        "15, 15, false",
        "15, 16, true",
        "19, 20, true",
        "20, 20, false",
        "20, 30, false",
        "20, , false",
        "19, , true",
        "21, , false",
        "9, 9, false"
    })
    void two_periods_may_share_one_day(int from, Integer to, boolean tooMuch) {
        assertThat(range(10, 20).overlaps(range(from, to))).isEqualTo(tooMuch);
        assertThat(range(from, to).overlaps(range(10, 20))).isEqualTo(tooMuch);
    }

    @Test
    void two_open_periods_always_overlap() {
        assertThat(range(1, null).overlaps(range(1000, null))).isTrue();
    }

    @Test
    void two_periods_must_not_start_on_the_same_day() {
        OtherPeriods others = new OtherPeriods(List.of(range(15, 15)));
        assertThat(others.allows(range(15, 15))).isFalse();
        assertThat(others.allows(range(15, null))).isFalse();
        assertThat(others.allows(range(14, 15))).isTrue();
    }

    @Test
    void the_refusal_names_the_field() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> new OtherPeriods(List.of(range(1, 5), range(10, 20))).requireAllowed("exitedOn", range(5, 12)));
        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.violations().getFirst().field()).isEqualTo("exitedOn");
    }

    @Test
    void without_other_periods_any_period_is_allowed() {
        assertThatCode(() -> OtherPeriods.NONE.requireAllowed("startedOn", range(1, null)))
                .doesNotThrowAnyException();
    }

    @Property
    void periods_overlap_if_they_share_more_than_one_day(
            @ForAll @IntRange(min = 0, max = 40) int a,
            @ForAll @IntRange(min = 0, max = 40) int lengthA,
            @ForAll @IntRange(min = 0, max = 40) int b,
            @ForAll @IntRange(min = 0, max = 40) int lengthB) {
        long shared = LongStream.rangeClosed(a, a + lengthA)
                .filter(day -> day >= b && day <= b + lengthB)
                .count();
        assertThat(range(a, a + lengthA).overlaps(range(b, b + lengthB))).isEqualTo(shared > 1);
    }

    private static DateRange range(int from, Integer to) {
        return new DateRange(DAY.plusDays(from), to == null ? null : DAY.plusDays(to));
    }
}
