package dk.fodfaeste.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DailyCountsTest {
    private static final LocalDate DAY_ZERO = LocalDate.of(2024, 2, 27);
    private static final int DAYS = 12;

    /** @param exit null if it goes on */
    private record Period(int start, Integer exit) {
        boolean includes(int day) {
            return start <= day && (exit == null || day <= exit);
        }
    }

    private static DailyCounts counts(List<Period> periods) {
        DailyCounts counts = new DailyCounts();
        for (int day = 0; day < DAYS; day++) {
            int today = day;
            long started = number(periods, period -> period.start() == today);
            long exited = number(periods, period -> period.exit() != null && period.exit() == today);
            if (started + exited > 0) {
                counts.add(DAY_ZERO.plusDays(day), started, exited);
            }
        }
        return counts;
    }

    private static long number(List<Period> periods, Predicate<Period> condition) {
        return periods.stream().filter(condition).count();
    }

    @Provide
    Arbitrary<List<Period>> periods() {
        Arbitrary<Period> period = Arbitraries.integers()
                .between(0, DAYS - 1)
                .flatMap(start -> Arbitraries.integers()
                        .between(start, DAYS)
                        .map(exit -> new Period(start, exit == DAYS ? null : exit)));
        return period.list().ofMaxSize(12);
    }

    @Property
    void every_number_is_that_of_counting_the_periods_day_by_day(
            @ForAll("periods") List<Period> periods,
            @ForAll @IntRange(max = DAYS - 1) int one,
            @ForAll @IntRange(max = DAYS - 1) int other) {
        int first = Math.min(one, other);
        int last = Math.max(one, other);
        LocalDate from = DAY_ZERO.plusDays(first);
        LocalDate to = DAY_ZERO.plusDays(last);
        DailyCounts counts = counts(periods);
        assertThat(counts.started(from, to))
                .isEqualTo(number(periods, period -> period.start() >= first && period.start() <= last));
        assertThat(counts.exited(from, to))
                .isEqualTo(number(
                        periods, period -> period.exit() != null && period.exit() >= first && period.exit() <= last));
        assertThat(counts.enrolledOn(to)).isEqualTo(number(periods, period -> period.includes(last)));
        assertThat(counts.highest(from, to))
                .isEqualTo(IntStream.rangeClosed(first, last)
                        .mapToLong(day -> number(periods, period -> period.includes(day)))
                        .max()
                        .orElseThrow());
    }

    @Test
    void the_day_of_the_exit_counts_as_enrolled() {
        DailyCounts counts = counts(List.of(new Period(1, 3), new Period(3, null)));
        assertThat(Stream.of(0, 1, 3, 4).map(day -> counts.enrolledOn(DAY_ZERO.plusDays(day))))
                .containsExactly(0L, 1L, 2L, 1L);
        assertThat(counts.highest(DAY_ZERO, DAY_ZERO.plusDays(9))).isEqualTo(2);
        assertThat(counts.highest(DAY_ZERO.plusDays(4), DAY_ZERO.plusDays(9))).isEqualTo(1);
    }
}
