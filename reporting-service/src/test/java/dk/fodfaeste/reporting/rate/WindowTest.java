package dk.fodfaeste.reporting.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest(name = "{1} months ending with {0} are {2} to {3}")
    @CsvSource({
        "2026-02, 12, 2025-03-01, 2026-02-28",
        "2024-02, 12, 2023-03-01, 2024-02-29",
        "2025-01, 1, 2025-01-01, 2025-01-31",
        "2025-12, 36, 2023-01-01, 2025-12-31"
    })
    void a_rolling_window_has_whole_months(YearMonth last, int months, LocalDate from, LocalDate to) {
        assertThat(Window.endingWith(last, months, Basis.ANCHOR)).isEqualTo(new Window(from, to, Basis.ANCHOR));
    }

    @Test
    void there_is_one_rolling_window_for_each_month_end_in_the_range() {
        assertThat(Window.rolling(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 3, 31), 1, Basis.ANCHOR))
                .extracting(Window::lastDayInclusive)
                .containsExactly(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 2, 28), LocalDate.of(2025, 3, 31));
    }

    @Test
    void a_month_that_ends_after_the_range_has_no_window() {
        assertThat(Window.rolling(LocalDate.of(2025, 1, 15), LocalDate.of(2025, 3, 30), 12, Basis.ANCHOR))
                .extracting(Window::lastDayInclusive)
                .containsExactly(LocalDate.of(2025, 1, 31), LocalDate.of(2025, 2, 28));
        assertThat(Window.rolling(LocalDate.of(2025, 3, 1), LocalDate.of(2025, 3, 30), 12, Basis.ANCHOR))
                .isEmpty();
    }

    @Test
    void the_previous_window_has_as_many_months_or_days() {
        assertThat(window("2024-04-01", "2025-03-31").previous()).isEqualTo(window("2023-04-01", "2024-03-31"));
        assertThat(window("2024-01-01", "2024-06-30").previous()).isEqualTo(window("2023-07-01", "2023-12-31"));
        assertThat(window("2025-03-01", "2025-03-31").previous()).isEqualTo(window("2025-02-01", "2025-02-28"));
        assertThat(window("2025-03-10", "2025-03-14").previous()).isEqualTo(window("2025-03-05", "2025-03-09"));
    }

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to), Basis.ANCHOR);
    }

    @Test
    void a_window_ends_no_earlier_than_it_starts() {
        LocalDate day = LocalDate.of(2025, 1, 1);
        assertThat(new Window(day, day, Basis.ANCHOR)).isNotNull();
        assertThatThrownBy(() -> new Window(day, day.minusDays(1), Basis.ANCHOR))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
