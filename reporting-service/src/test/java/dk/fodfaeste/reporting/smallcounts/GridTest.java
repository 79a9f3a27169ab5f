package dk.fodfaeste.reporting.smallcounts;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    private static final LocalDate NEW_YEAR_2022 = LocalDate.of(2022, 1, 1);

    @ParameterizedTest(name = "{0} - {1}: {2}")
    @CsvSource({
        "2024-01-01, 2024-12-31, true",
        "2024-01-01, 2024-06-30, true",
        "2024-07-01, 2024-12-31, true",
        "2023-04-01, 2024-03-31, true",
        "2023-07-01, 2024-06-30, true",
        "2023-10-01, 2024-09-30, true",
        "2024-04-01, 2024-09-30, false",
        "2024-10-01, 2025-03-31, false",
        "2023-03-01, 2024-02-29, false",
        "2024-01-01, 2024-03-31, false",
        "2024-01-02, 2024-12-31, false",
        "2024-01-01, 2024-12-30, false",
        "2023-01-01, 2024-12-31, false",
        "2024-12-31, 2024-01-01, false"
    })
    void a_window_is_a_half_year_a_calendar_year_or_twelve_months_ending_with_a_quarter(
            LocalDate from, LocalDate to, boolean expected) {
        assertThat(Grid.isWindow(from, to)).isEqualTo(expected);
    }

    @Test
    void windows_are_ordered_by_their_last_day() {
        Grid grid = Grid.of(NEW_YEAR_2022, LocalDate.of(2023, 7, 1), Basis.ANCHOR);
        assertThat(grid.windowRanges())
                .containsExactly(
                        new QuarterRange(0, 2),
                        new QuarterRange(0, 4),
                        new QuarterRange(2, 4),
                        new QuarterRange(1, 5),
                        new QuarterRange(4, 6),
                        new QuarterRange(2, 6));
        assertThat(grid.newestFirst().getFirst())
                .isEqualTo(new Window(LocalDate.of(2022, 7, 1), LocalDate.of(2023, 6, 30), Basis.ANCHOR));
    }

    @Test
    void a_window_is_closed_on_the_day_after_its_last_day() {
        assertThat(Grid.of(NEW_YEAR_2022, LocalDate.of(2022, 6, 30), Basis.ANCHOR)
                        .newestFirst())
                .isEmpty();
        assertThat(Grid.of(NEW_YEAR_2022, LocalDate.of(2022, 7, 1), Basis.ANCHOR)
                        .newestFirst())
                .hasSize(1);
        assertThat(Grid.latestTwelveMonths(LocalDate.of(2025, 3, 31), Basis.ANCHOR)
                        .lastDayInclusive())
                .isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(Grid.latestTwelveMonths(LocalDate.of(2025, 4, 1), Basis.ANCHOR)
                        .lastDayInclusive())
                .isEqualTo(LocalDate.of(2025, 3, 31));
    }

    @Test
    void only_a_calendar_year_or_half_year_may_begin_before_the_initiative() {
        Grid grid = Grid.of(LocalDate.of(2022, 8, 15), LocalDate.of(2023, 10, 1), Basis.FOLLOW_UP);
        assertThat(grid.windowRanges())
                .containsExactly(
                        new QuarterRange(0, 4),
                        new QuarterRange(2, 4),
                        new QuarterRange(4, 6),
                        new QuarterRange(2, 6),
                        new QuarterRange(3, 7));
        assertThat(Grid.of(LocalDate.of(2030, 1, 1), NEW_YEAR_2022, Basis.ANCHOR)
                        .newestFirst())
                .isEmpty();
        assertThat(Grid.of(LocalDate.of(1990, 1, 1), NEW_YEAR_2022, Basis.ANCHOR)
                        .quarters())
                .isEqualTo(60);
    }

    @Test
    void every_window_is_disclosed_if_every_half_year_is_large_enough() {
        assertThat(hidden(5, 5, 5, 5, 5, 5, 5, 5)).isEmpty();
    }

    @Test
    void small_half_years_are_hidden_and_their_years_disclosed() {
        assertThat(hidden(4, 4, 4, 4, 4, 4, 4, 4))
                .containsExactlyInAnyOrder(
                        new QuarterRange(0, 2), new QuarterRange(2, 4), new QuarterRange(4, 6), new QuarterRange(6, 8));
    }

    @Test
    void a_year_that_reveals_a_small_half_year_is_hidden_too() {
        assertThat(hidden(10, 10, 2, 3)).containsExactlyInAnyOrder(new QuarterRange(2, 4), new QuarterRange(0, 4));
    }

    private static Set<QuarterRange> hidden(int... denominators) {
        List<Counts> quarters = Arrays.stream(denominators)
                .mapToObj(denominator -> new Counts(0, 0, denominator, 0, 0, 1))
                .toList();
        Grid grid = Grid.of(NEW_YEAR_2022, NEW_YEAR_2022.plusMonths(3L * quarters.size()), Basis.ANCHOR);
        Set<Window> disclosed = new WindowDisclosures(grid, quarters, new SmallCountRule(5), List.of())
                .disclosures()
                .keySet();
        Set<QuarterRange> hidden = new HashSet<>(grid.windowRanges());
        hidden.removeIf(range -> disclosed.contains(grid.window(range)));
        return hidden;
    }
}
