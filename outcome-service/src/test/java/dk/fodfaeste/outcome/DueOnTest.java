package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The due date is calendar arithmetic; two months are never sixty days. */
class DueOnTest {

    @ParameterizedTest(name = "exit {0} plus {1} is due {2}")
    @CsvSource({
        "2025-12-27,P2M,2026-02-27",
        "2025-12-28,P2M,2026-02-28",
        "2025-12-29,P2M,2026-02-28",
        "2025-12-30,P2M,2026-02-28",
        "2025-12-31,P2M,2026-02-28",
        "2026-01-01,P2M,2026-03-01",
        "2023-12-29,P2M,2024-02-29",
        "2023-12-31,P2M,2024-02-29",
        "2024-02-29,P1Y,2025-02-28",
        "2025-08-31,P6M,2026-02-28",
        "2025-03-31,P1M1D,2025-05-01",
        "2025-06-30,P0D,2025-06-30",
        "2025-06-30,P8W,2025-08-25",
    })
    void month_ends_are_clamped(LocalDate exit, Period offset, LocalDate due) {
        assertThat(dueOn(offset, exit)).isEqualTo(due);
    }

    @Property
    void months_keep_the_day_or_clamp_to_the_end_of_the_month(
            @ForAll @DateRange(min = "1000-01-01", max = "9949-12-31") LocalDate anchor,
            @ForAll @IntRange(max = 50) int years,
            @ForAll @IntRange(max = 11) int months) {
        Period offset = Period.of(Math.min(years, 49), months, 0);
        YearMonth month = YearMonth.from(anchor).plusMonths(offset.toTotalMonths());
        assertThat(dueOn(offset, anchor))
                .isEqualTo(month.atDay(Math.min(anchor.getDayOfMonth(), month.lengthOfMonth())));
    }

    @Property
    void the_due_date_is_the_anchor_date_plus_the_offset(
            @ForAll @DateRange(min = "1000-01-01", max = "9900-12-31") LocalDate anchor,
            @ForAll @IntRange(max = 580) int months,
            @ForAll @IntRange(max = 366) int days) {
        Period offset = Period.of(0, months, days);
        assertThat(dueOn(offset, anchor)).isEqualTo(anchor.plus(offset));
    }

    @Property
    void a_later_exit_is_never_due_earlier(
            @ForAll @DateRange(min = "1900-01-01", max = "2200-12-31") LocalDate anchor,
            @ForAll @IntRange(max = 60) int months) {
        Period offset = Period.ofMonths(months);
        assertThat(dueOn(offset, anchor.plusDays(1))).isAfterOrEqualTo(dueOn(offset, anchor));
    }

    private static LocalDate dueOn(Period offset, LocalDate exit) {
        Enrolment enrolment = SampleFacts.enrolment(exit, "OTHER", 1, RegistrationState.VALID);
        return SampleFacts.followUp(enrolment, SampleFacts.measure("EXIT", offset, 30), null)
                .derivedState()
                .dueOn();
    }
}
