package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Builds a table: each column has a function from the row to its cell. */
public final class TableBuilder<R> {
    private final String id;
    private final String title;
    private final String note;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<R, Cell>> cells = new ArrayList<>();

    public TableBuilder(String id, String title, String note) {
        this.id = id;
        this.title = title;
        this.note = note;
    }

    /** Short text on one line. */
    public TableBuilder<R> shortText(String name, String explanation, Function<R, String> text) {
        return column(new Column(name, explanation, "short"), row -> textCell(text.apply(row)));
    }

    public TableBuilder<R> prose(String name, String explanation, Function<R, String> prose) {
        return column(new Column(name, explanation, "prose"), row -> textCell(prose.apply(row)));
    }

    public TableBuilder<R> day(String name, String explanation, Function<R, LocalDate> day) {
        return column(
                new Column(name, explanation, "short"),
                row -> day.apply(row) == null ? new Cell.None() : new Cell.Day(day.apply(row)));
    }

    /** A value shared by consecutive rows. On pages and in the PDF it is shown once above them. */
    public TableBuilder<R> group(String name, String explanation, Function<R, String> text) {
        return column(new Column(name, explanation, "group"), row -> textCell(text.apply(row)));
    }

    /** The name of the window; files also have its first and last day. */
    public TableBuilder<R> period(String name, String explanation, Function<R, Window> window) {
        return column(
                        new Column(name, explanation, "short period"),
                        row -> new Cell.Text(ReportText.window(window.apply(row))))
                .column(
                        new Column(
                                say("Fra", "From"),
                                say("Periodens første dag.", "The first day of the window."),
                                "file"),
                        row -> new Cell.Day(window.apply(row).firstDay()))
                .column(
                        new Column(
                                say("Til og med", "To"),
                                say("Periodens sidste dag.", "The last day of the window."),
                                "file"),
                        row -> new Cell.Day(window.apply(row).lastDayInclusive()));
    }

    /** @param hidden whether a null is a hidden number; otherwise there is no number */
    public TableBuilder<R> count(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, Long> count) {
        return number(name, explanation, hidden, row -> {
            Long value = count.apply(row);
            return value == null ? null : new Cell.Count(value);
        });
    }

    public TableBuilder<R> difference(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, Long> by) {
        return number(name, explanation, hidden, row -> {
            Long value = by.apply(row);
            return value == null ? null : new Cell.Difference(value);
        });
    }

    public TableBuilder<R> percent(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, BigDecimal> percent) {
        return number(name, explanation, hidden, row -> {
            BigDecimal value = percent.apply(row);
            return value == null ? null : new Cell.Percent(value);
        });
    }

    /** A number with one decimal at most. */
    public TableBuilder<R> decimal(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, BigDecimal> decimal) {
        return number(name, explanation, hidden, row -> {
            BigDecimal value = decimal.apply(row);
            return value == null ? null : new Cell.Decimal(value);
        });
    }

    /** A whole number, or one with one decimal. */
    public TableBuilder<R> amount(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, BigDecimal> amount) {
        return number(name, explanation, hidden, row -> {
            BigDecimal value = amount.apply(row);
            if (value == null) {
                return null;
            }
            return value.scale() == 0 ? new Cell.Count(value.longValueExact()) : new Cell.Decimal(value);
        });
    }

    public TableBuilder<R> points(String name, String explanation, Function<R, BigDecimal> points) {
        return number(name, explanation, row -> false, row -> {
            BigDecimal value = points.apply(row);
            return value == null ? null : new Cell.Points(value);
        });
    }

    private TableBuilder<R> number(
            String name, String explanation, Function<R, Boolean> hidden, Function<R, Cell> cell) {
        return column(new Column(name, explanation, "number"), row -> {
            Cell number = cell.apply(row);
            if (number != null) {
                return number;
            }
            return hidden.apply(row) ? new Cell.Hidden() : new Cell.None();
        });
    }

    private TableBuilder<R> column(Column column, Function<R, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    public ReportTable build(List<R> rows) {
        return new ReportTable(
                id,
                title,
                note,
                List.copyOf(columns),
                rows.stream()
                        .map(row -> cells.stream().map(cell -> cell.apply(row)).toList())
                        .toList());
    }

    private static Cell textCell(String text) {
        return text == null || text.isBlank() ? new Cell.None() : new Cell.Text(text);
    }
}
