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
 * The lines that were not taken, as a file to be mended and sent again: header and lines as they were sent, byte for byte, and in front of
 * each the column {@code problem}. In front, because behind a line that is cut short or never closes its quotation mark it would not be read. A
 * line of more than 64 KiB is named and left out.
 */
public final class RejectedLines {
    private static final String PROBLEM = "problem";
    /** That of UTF-8, one character for each byte. */
    private static final String MARK = "\u00ef\u00bb\u00bf";

    private final CsvLines lines;
    private final char separator;
    private final Pattern former;
    private final OutputStream out;

    private RejectedLines(CsvLines lines, OutputStream out) {
        this.lines = lines;
        this.separator = lines.separator();
        this.out = out;
        this.former = lines.beginsWith(PROBLEM)
                ? Pattern.compile("^(\"([^\"]|\"\")*+\"|[^\"" + separator + "]*+)" + separator)
                : null;
    }

    /**
     * @param rejections in the order of their lines
     * @param inWords what is said of each
     */
    public static void write(
            InputStream file, Iterator<Rejection> rejections, Function<Rejection, String> inWords, OutputStream out)
            throws IOException {
        CsvLines lines = CsvLines.open(new PhysicalLines(file, true), List.of());
        new RejectedLines(lines, out).write(rejections, inWords);
    }

    private void write(Iterator<Rejection> rejections, Function<Rejection, String> inWords) throws IOException {
        if (text(lines.latest().getFirst()).startsWith(MARK)) {
            write(MARK, StandardCharsets.ISO_8859_1);
        }
        line(PROBLEM);
        while (rejections.hasNext()) {
            Rejection rejection = rejections.next();
            CsvLine line = lines.next();
            while (line != null && line.line() < rejection.line()) {
                line = lines.next();
            }
            line(inWords.apply(rejection));
        }
    }

    private void line(String problem) throws IOException {
        write('"' + problem.replace("\"", "\"\"") + '"' + separator, StandardCharsets.UTF_8);
        boolean first = true;
        for (PhysicalLines.Line physical : lines.latest()) {
            String text = text(physical);
            write(first ? withoutFormerProblem(withoutMark(text)) : text, StandardCharsets.ISO_8859_1);
            out.write('\n');
            first = false;
        }
    }

    private void write(String text, Charset charset) throws IOException {
        out.write(text.getBytes(charset));
    }

    /** A file of rejected lines that was mended and sent again says only what is wrong with it now. */
    private String withoutFormerProblem(String line) {
        return former == null ? line : former.matcher(line).replaceFirst("");
    }

    /** The byte order mark stands in front of the whole file. */
    private static String withoutMark(String line) {
        return line.startsWith(MARK) ? line.substring(MARK.length()) : line;
    }

    private static String text(PhysicalLines.Line line) {
        return line.bytes() == null ? "" : new String(line.bytes(), StandardCharsets.ISO_8859_1);
    }
}
