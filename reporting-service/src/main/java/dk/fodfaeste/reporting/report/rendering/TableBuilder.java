package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Cell;
import dk.fodfaeste.reporting.report.rendering.ReportTable.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A table being put together: each column with how its cell is read off a row. */
final class TableBuilder<R> {
    private final String id;
    private final String title;
    private final String note;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<R, Cell>> cells = new ArrayList<>();

    TableBuilder(String id, String title, String note) {
        this.id = id;
        this.title = title;
        this.note = note;
    }

    /** A few words, on one line. */
    TableBuilder<R> words(String name, String explanation, Function<R, String> words) {
        return column(new Column(name, explanation, "short"), row -> text(words.apply(row)));
    }

    TableBuilder<R> prose(String name, String explanation, Function<R, String> prose) {
        return column(new Column(name, explanation, "prose"), row -> text(prose.apply(row)));
    }

    TableBuilder<R> day(String name, String explanation, Function<R, LocalDate> day) {
        return column(
                new Column(name, explanation, "short"),
                row -> day.apply(row) == null ? new Cell.None() : new Cell.Day(day.apply(row)));
    }

    /** Of several rows below each other; readers see it once above them. */
    TableBuilder<R> group(String name, String explanation, Function<R, String> words) {
        return column(new Column(name, explanation, "group"), row -> text(words.apply(row)));
    }

    /** As people call it; files have its two days besides. */
    TableBuilder<R> period(String name, String explanation, Function<R, Window> window) {
        return words(name, explanation, row -> ReportText.told(window.apply(row)))
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

    /** Null is hidden where {@code hidden} says so, and else there is none. */
    TableBuilder<R> count(String name, String explanation, Function<R, Boolean> hidden, Function<R, Long> count) {
        return number(name, explanation, hidden, row -> {
            Long value = count.apply(row);
            return value == null ? null : new Cell.Count(value);
        });
    }

    TableBuilder<R> difference(String name, String explanation, Function<R, Boolean> hidden, Function<R, Long> by) {
        return number(name, explanation, hidden, row -> {
            Long value = by.apply(row);
            return value == null ? null : new Cell.Difference(value);
        });
    }

    TableBuilder<R> percent(String name, String explanation, Function<R, Boolean> hidden, Function<R, BigDecimal> percent) {
        return number(name, explanation, hidden, row -> {
            BigDecimal value = percent.apply(row);
            return value == null ? null : new Cell.Percent(value);
        });
    }

    private TableBuilder<R> number(String name, String explanation, Function<R, Boolean> hidden, Function<R, Cell> cell) {
        return column(new Column(name, explanation, "number"), row -> {
            Cell shown = cell.apply(row);
            if (shown != null) {
                return shown;
            }
            return hidden.apply(row) ? new Cell.Hidden() : new Cell.None();
        });
    }

    private TableBuilder<R> column(Column column, Function<R, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    ReportTable with(List<R> rows) {
        return new ReportTable(
                id,
                title,
                note,
                List.copyOf(columns),
                rows.stream()
                        .map(row -> cells.stream().map(cell -> cell.apply(row)).toList())
                        .toList());
    }

    private static Cell text(String text) {
        return text == null || text.isBlank() ? new Cell.None() : new Cell.Text(text);
    }

    static String say(String danish, String english) {
        return Language.current().say(danish, english);
    }
}
