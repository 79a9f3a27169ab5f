package dk.fodfaeste.reporting.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldedRowsTest {
    private static FigureRow row(String name, String placeholder) {
        return new FigureRow(name, "/" + name, placeholder, "", "", "25 %", "", "", "", "", "–", null);
    }

    private static List<FigureRow> rows(String... placeholders) {
        return IntStream.range(0, placeholders.length)
                .mapToObj(at -> row("p" + at, placeholders[at]))
                .toList();
    }

    private static List<String> folded(boolean newestFirst, String... placeholders) {
        return FoldedRows.of(rows(placeholders), newestFirst, FixedLanguage.DANISH).stream()
                .map(each -> each.name() + " " + each.placeholder())
                .map(String::strip)
                .toList();
    }

    @Test
    void leading_inner_and_trailing_empty_periods_are_one_row_each() {
        assertThat(folded(
                        false,
                        "Ingen data",
                        "Ingen data",
                        "",
                        "Ingen data",
                        "Ingen data",
                        "Ingen data",
                        "",
                        "Ingen data"))
                .containsExactly("p0 til p1 Ingen data", "p2", "p3 til p5 Ingen data", "p6", "p7 Ingen data");
    }

    @Test
    void a_row_of_several_periods_begins_with_the_earliest() {
        assertThat(folded(true, "Ingen data", "Ingen data", "")).containsExactly("p1 til p0 Ingen data", "p2");
    }

    @Test
    void periods_without_a_figure_for_different_reasons_are_apart() {
        assertThat(folded(false, "Ingen data", "Skjult (for få personer)", "Skjult (for få personer)"))
                .containsExactly("p0 Ingen data", "p1 til p2 Skjult (for få personer)");
    }

    @Test
    void a_row_of_several_periods_has_no_link() {
        assertThat(FoldedRows.of(rows("Ingen data", "Ingen data"), false, FixedLanguage.DANISH))
                .singleElement()
                .satisfies(one -> assertThat(one.address()).isEmpty());
    }
}
