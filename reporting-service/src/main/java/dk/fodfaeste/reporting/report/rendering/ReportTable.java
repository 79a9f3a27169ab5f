package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparisonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of a report, the same in every format, or of a page as a file.
 *
 * @param id used in file names
 * @param note for readers of the table; may be blank
 */
public record ReportTable(String id, String title, String note, List<Column> columns, List<List<Cell>> rows) {
    private static final int FEWEST_FOLDED = 3;

    /**
     * A column.
     *
     * @param explanation how its values come about
     * @param look of its cells: {@code number}, {@code short} text, {@code short period}, or {@code prose} that may be long; {@code file} for a
     *     column of files only, {@code group} for one whose value is shown once above all rows that share it
     */
    public record Column(String name, String explanation, String look) {
        private boolean isFileOnly() {
            return look.equals("file");
        }

        private boolean isGroup() {
            return look.equals("group");
        }

        private boolean isPeriod() {
            return look.equals("short period");
        }
    }

    public sealed interface Cell {
        /** In the language of the page or document. */
        String displayText();

        record Text(String text) implements Cell {
            @Override
            public String displayText() {
                return text;
            }
        }

        record Count(long count) implements Cell {
            @Override
            public String displayText() {
                return DisplayText.count(count);
            }
        }

        /** A change of a number: +1, 0 or −2. */
        record Difference(long by) implements Cell {
            @Override
            public String displayText() {
                return DisplayText.signedCount(by);
            }
        }

        record Percent(BigDecimal percent) implements Cell {
            @Override
            public String displayText() {
                return DisplayText.percent(percent);
            }
        }

        /** A number with one decimal: 1,234.5. */
        record Decimal(BigDecimal decimal) implements Cell {
            public Decimal {
                decimal = decimal.setScale(1, RoundingMode.UNNECESSARY);
            }

            @Override
            public String displayText() {
                return DisplayText.amount(decimal);
            }
        }

        /** A difference of two rates in percentage points: +12.3, 0.0 or −4.0. */
        record Points(BigDecimal points) implements Cell {
            @Override
            public String displayText() {
                return ComparisonText.points(points, Language.current());
            }
        }

        record Day(LocalDate day) implements Cell {
            @Override
            public String displayText() {
                return DisplayText.day(day);
            }
        }

        /** No number, which is not 0. */
        record None() implements Cell {
            @Override
            public String displayText() {
                return "–";
            }
        }

        /** A number that could identify a person. */
        record Hidden() implements Cell {
            @Override
            public String displayText() {
                return Language.current().say("skjult", "hidden");
            }
        }
    }

    /**
     * Rows with the same values in the group columns, as pages and the PDF show them: three or more consecutive periods without a number that
     * differ in nothing else are one row. Files have every row.
     *
     * @param heading these values; blank if the table has no group columns
     */
    public record Group(String heading, List<List<Cell>> rows) {}

    public List<Group> groups() {
        Map<String, List<List<Cell>>> rowsByGroup =
                rows.stream().collect(Collectors.groupingBy(this::heading, LinkedHashMap::new, Collectors.toList()));
        return rowsByGroup.entrySet().stream()
                .map(group -> new Group(group.getKey(), folded(group.getValue())))
                .toList();
    }

    private List<List<Cell>> folded(List<List<Cell>> rows) {
        List<List<Cell>> folded = new ArrayList<>();
        for (int first = 0, next; first < rows.size(); first = next) {
            next = first + 1;
            while (next < rows.size()
                    && hasNoNumber(rows.get(first))
                    && differInPeriodOnly(rows.get(first), rows.get(next))) {
                next++;
            }
            if (next - first < FEWEST_FOLDED) {
                folded.addAll(rows.subList(first, next));
            } else {
                folded.add(joined(rows.get(first), rows.get(next - 1)));
            }
        }
        return folded;
    }

    private static boolean hasNoNumber(List<Cell> row) {
        return row.stream().allMatch(cell -> switch (cell) {
            case Cell.Text _, Cell.Day _, Cell.None _, Cell.Hidden _ -> true;
            case Cell.Count count -> count.count() == 0;
            default -> false;
        });
    }

    private boolean differInPeriodOnly(List<Cell> row, List<Cell> other) {
        return columns.stream().anyMatch(Column::isPeriod)
                && IntStream.range(0, columns.size())
                        .filter(column -> !columns.get(column).isFileOnly()
                                && !columns.get(column).isPeriod())
                        .allMatch(column -> row.get(column).equals(other.get(column)));
    }

    private List<Cell> joined(List<Cell> latest, List<Cell> earliest) {
        return IntStream.range(0, columns.size())
                .mapToObj(column -> columns.get(column).isPeriod()
                        ? new Cell.Text(earliest.get(column).displayText()
                                + " – "
                                + latest.get(column).displayText())
                        : latest.get(column))
                .toList();
    }

    private String heading(List<Cell> row) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).isGroup())
                .mapToObj(column -> row.get(column).displayText())
                .collect(Collectors.joining(": "));
    }

    /** The number of columns on pages and in the PDF. */
    public long width() {
        return columns.stream()
                .filter(column -> !column.isFileOnly() && !column.isGroup())
                .count();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
