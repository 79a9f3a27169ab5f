package dk.fodfaeste.kit.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes the rejected lines to a file that a user corrects and sends again: header and lines byte for byte, with the additional column {@code
 * problem} in front. It is the first column, because a cut off line or an unclosed quotation mark would hide a last column. A line of more than
 * 64 KiB is listed without its content.
 */
public final class RejectedLines {
    private static final String PROBLEM = "problem";
    /** The byte order mark of UTF-8, one character per byte. */
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final CsvLines lines;
    private final char separator;
    private final Pattern oldProblem;
    private final OutputStream out;

    private RejectedLines(CsvLines lines, OutputStream out) {
        this.lines = lines;
        this.separator = lines.separator();
        this.out = out;
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
        if (text(lines.latest().getFirst()).startsWith(BYTE_ORDER_MARK)) {
            write(BYTE_ORDER_MARK, StandardCharsets.ISO_8859_1);
        }
        line(PROBLEM);
        while (rejections.hasNext()) {
            Rejection rejection = rejections.next();
            CsvLine line = lines.next();
            while (line != null && line.line() < rejection.line()) {
                line = lines.next();
            }
            line(describe.apply(rejection));
        }
    }

    private void line(String problem) throws IOException {
        write('"' + problem.replace("\"", "\"\"") + '"' + separator, StandardCharsets.UTF_8);
        boolean first = true;
        for (PhysicalLines.Line physical : lines.latest()) {
            String text = text(physical);
            write(first ? withoutOldProblem(withoutByteOrderMark(text)) : text, StandardCharsets.ISO_8859_1);
            out.write('\n');
            first = false;
        }
    }

    private void write(String text, Charset charset) throws IOException {
        out.write(text.getBytes(charset));
    }

    /** Removes the problem column of an earlier correction. */
    private String withoutOldProblem(String line) {
        return oldProblem == null ? line : oldProblem.matcher(line).replaceFirst("");
    }

    /** The byte order mark belongs in front of the whole file only. */
    private static String withoutByteOrderMark(String line) {
        return line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
    }

    private static String text(PhysicalLines.Line line) {
        return line.bytes() == null ? "" : new String(line.bytes(), StandardCharsets.ISO_8859_1);
    }
}
