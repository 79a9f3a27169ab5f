package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One table of a report, as every format has it: a page, the PDF, a sheet, a file.
 *
 * @param id in the name of a file
 * @param note what has to be known to read it; blank where nothing
 */
record ReportTable(String id, String title, String note, List<Column> columns, List<List<Cell>> rows) {

    /**
     * One of its columns.
     *
     * @param explanation how what stands in it comes about
     * @param look of its cells: {@code number}, {@code prose} that may be long, or {@code short}; {@code file} where only files have them,
     *     {@code group} where readers see them once above all rows that have the same
     */
    record Column(String name, String explanation, String look) {}

    sealed interface Cell {
        /** As people read it, in the language of the page or document. */
        String written();

        record Text(String text) implements Cell {
            @Override
            public String written() {
                return text;
            }
        }

        record Count(long count) implements Cell {
            @Override
            public String written() {
                return DisplayText.count(count);
            }
        }

        /** By how much something moved: +1, 0 or −2. */
        record Difference(long by) implements Cell {
            @Override
            public String written() {
                return DisplayText.signedCount(by);
            }
        }

        record Percent(BigDecimal percent) implements Cell {
            @Override
            public String written() {
                return DisplayText.percent(percent);
            }
        }

        record Day(LocalDate day) implements Cell {
            @Override
            public String written() {
                return DisplayText.day(day);
            }
        }

        /** There is no such number: not 0. */
        record None() implements Cell {
            @Override
            public String written() {
                return "–";
            }
        }

        /** There is one, and it would betray somebody. */
        record Hidden() implements Cell {
            @Override
            public String written() {
                return Language.current().say("skjult", "hidden");
            }
        }
    }

    /**
     * Rows below each other that say the same of what they are about.
     *
     * @param about blank where the table has no such columns
     */
    record Group(String about, List<List<Cell>> rows) {}

    public List<Group> groups() {
        Map<String, List<List<Cell>>> rowsByGroup =
                rows.stream().collect(Collectors.groupingBy(this::about, LinkedHashMap::new, Collectors.toList()));
        return rowsByGroup.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private String about(List<Cell> row) {
        return IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).look().equals("group"))
                .mapToObj(column -> row.get(column).written())
                .collect(Collectors.joining(": "));
    }

    /** How many columns readers see. */
    public long width() {
        return columns.stream()
                .filter(column ->
                        !column.look().equals("file") && !column.look().equals("group"))
                .count();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
