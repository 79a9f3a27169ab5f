package dk.fodfaeste.reporting.report.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTableTest {
    private static final Cell HIDDEN = new Cell.Hidden();
    private static final Cell NONE = new Cell.None();
    private static final Cell ZERO = new Cell.Count(0);
    private static final Cell SEVEN = new Cell.Count(7);
    private static final Cell RATE = new Cell.Percent(new BigDecimal("26.9"));

    @Test
    void three_hidden_periods_are_one_row() {
        assertThat(shown(
                        row("2022-H2", SEVEN, RATE),
                        row("2022-H1", HIDDEN, HIDDEN),
                        row("2021-H2", HIDDEN, HIDDEN),
                        row("2021-H1", HIDDEN, HIDDEN),
                        row("2020-H2", ZERO, NONE)))
                .containsExactly("2022-H2", "2021-H1 – 2022-H1", "2020-H2");
    }

    @Test
    void two_periods_and_periods_with_a_number_have_a_row_each() {
        assertThat(shown(row("2022-H2", ZERO, NONE), row("2022-H1", ZERO, NONE), row("2021-H2", HIDDEN, HIDDEN)))
                .containsExactly("2022-H2", "2022-H1", "2021-H2");
        assertThat(shown(row("2022-H2", SEVEN, RATE), row("2022-H1", SEVEN, RATE), row("2021-H2", SEVEN, RATE)))
                .containsExactly("2022-H2", "2022-H1", "2021-H2");
    }

    @Test
    void periods_of_two_measures_are_not_joined() {
        assertThat(shown(
                        row("A", "2022-H2", HIDDEN, HIDDEN),
                        row("A", "2022-H1", HIDDEN, HIDDEN),
                        row("B", "2022-H2", HIDDEN, HIDDEN)))
                .containsExactly("2022-H2", "2022-H1", "2022-H2");
    }

    @Test
    void files_have_every_row() {
        assertThat(table(row("2022-H2", ZERO, NONE), row("2022-H1", ZERO, NONE), row("2021-H2", ZERO, NONE))
                        .rows())
                .hasSize(3);
    }

    private static List<Cell> row(String period, Cell denominator, Cell rate) {
        return row("A", period, denominator, rate);
    }

    private static List<Cell> row(String measure, String period, Cell denominator, Cell rate) {
        LocalDate firstDay = LocalDate.of(Integer.parseInt(period.substring(0, 4)), period.endsWith("H1") ? 1 : 7, 1);
        return List.of(new Cell.Text(measure), new Cell.Text(period), new Cell.Day(firstDay), denominator, rate);
    }

    @SafeVarargs
    private static ReportTable table(List<Cell>... rows) {
        return new ReportTable(
                "half-years",
                "Half-years",
                "",
                List.of(
                        new Column("Measure", "", "group"),
                        new Column("Window", "", "short period"),
                        new Column("From", "", "file"),
                        new Column("Denominator", "", "number"),
                        new Column("Rate", "", "number")),
                List.of(rows));
    }

    @SafeVarargs
    private static Stream<String> shown(List<Cell>... rows) {
        return table(rows).groups().stream()
                .map(Group::rows)
                .flatMap(List::stream)
                .map(row -> row.get(1).displayText());
    }
}
