package dk.fodfaeste.kit.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the rejected lines to a file that a user corrects in Excel or elsewhere and sends again: header and lines as they are, with the additional
 * column {@code problem} in front. It is the first column, because a cut off line or an unclosed quotation mark would hide a last column. The file is
 * in UTF-8 with a byte order mark, without which Excel takes it for Windows-1252; a line that is no UTF-8 is read as Windows-1252. A line of more
 * than 64 KiB is listed without its content.
 *
 * <p>Two kinds of fields are written in the form that Excel does not change when it opens and saves the file: a CPR number with a hyphen, which keeps
 * its leading zero, and a decimal with a comma beside semicolons, because 18.5 is a day in Danish.
 */
public final class RejectedLines {
    private static final String PROBLEM = "problem";
    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String CPR = "cpr";
    private static final Pattern TEN_DIGITS = Pattern.compile("\\s*([0-9]{6})([0-9]{4})\\s*");
    private static final List<String> DECIMALS = List.of("weeklyHours", "fullTimeEquivalents");
    private static final Pattern DECIMAL_POINT = Pattern.compile("\\s*([0-9]+)\\.([0-9]+)\\s*");

    private final CsvLines lines;
    private final char separator;
    private final Pattern oldProblem;
    private final Writer out;

    private RejectedLines(CsvLines lines, OutputStream out) {
        this.lines = lines;
        this.separator = lines.separator();
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.oldProblem = lines.beginsWith(PROBLEM)
                ? Pattern.compile("^(\"([^\"]|\"\")*+\"|[^\"" + separator + "]*+)" + separator)
                : null;
    }

    /**
     * @param rejections in the order of their lines
     * @param describe the text of a rejection in the column {@code problem}
     */
    public static void write(
            InputStream file, Iterator<Rejection> rejections, Function<Rejection, String> describe, OutputStream out)
            throws IOException {
        CsvLines lines = CsvLines.open(new PhysicalLines(file, true), List.of(), List.of());
        new RejectedLines(lines, out).write(rejections, describe);
    }

    private void write(Iterator<Rejection> rejections, Function<Rejection, String> describe) throws IOException {
        out.write(BYTE_ORDER_MARK);
        line(PROBLEM, original());
        CsvLine line = null;
        while (rejections.hasNext()) {
            Rejection rejection = rejections.next();
            do {
                line = lines.next();
            } while (line != null && line.line() < rejection.line());
            line(describe.apply(rejection), line == null ? original() : content(line));
        }
        out.flush();
    }

    private void line(String problem, String content) throws IOException {
        out.write(quoted(problem) + separator + content + '\n');
    }

    private String content(CsvLine line) {
        List<String> fields = new ArrayList<>(line.fields());
        replace(fields, line.positionOf(CPR), TEN_DIGITS, "$1-$2");
        if (separator == ';') {
            DECIMALS.forEach(column -> replace(fields, line.positionOf(column), DECIMAL_POINT, "$1,$2"));
        }
        if (fields.equals(line.fields())) {
            return original();
        }
        return fields.stream()
                .skip(oldProblem == null ? 0 : 1)
                .map(this::quotedIfNecessary)
                .collect(Collectors.joining(String.valueOf(separator)));
    }

    private static void replace(List<String> fields, int position, Pattern from, String to) {
        if (position < fields.size()) {
            String field = fields.get(position);
            if (from.matcher(field).matches()) {
                fields.set(position, from.matcher(field).replaceFirst(to));
            }
        }
    }

    /** The physical lines of the line that was read last, without the problem column of an earlier correction. */
    private String original() {
        String text = lines.latest().stream().map(RejectedLines::text).collect(Collectors.joining("\n"));
        return oldProblem == null ? text : oldProblem.matcher(text).replaceFirst("");
    }

    private static String text(PhysicalLines.Line line) {
        if (line.text() != null) {
            return line.text();
        }
        return line.bytes() == null ? "" : new String(line.bytes(), Windows1252.CHARSET);
    }

    private String quotedIfNecessary(String field) {
        boolean plain = field.chars().noneMatch(c -> c == separator || c == '"' || c == '\n' || c == '\r');
        return plain ? field : quoted(field);
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }
}
