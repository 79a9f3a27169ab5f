package dk.fodfaeste.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of {@code words-to-avoid.csv}.
 *
 * @param pattern a space in it matches any white space, so that a phrase is found across a line break
 * @param example a type name or sentence in which the pattern is found
 */
record AvoidedWord(Scope scope, Pattern pattern, String why, String instead, String example) {

    private static final String HEADER = "in;pattern;why;instead;example";
    private static final int COLUMNS = 5;

    enum Scope {
        /** Names of types, with the case of their letters. */
        TYPE,
        /** Comments, test names, English texts of pages, descriptions of the API, and Markdown. */
        TEXT
    }

    static List<AvoidedWord> readAll() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                AvoidedWord.class.getResourceAsStream("/words-to-avoid.csv"), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            if (!lines.getFirst().equals(HEADER)) {
                throw new AssertionError("The header must be " + HEADER);
            }
            return lines.stream().skip(1).map(AvoidedWord::read).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static AvoidedWord read(String line) {
        String[] fields = line.split(";", -1);
        if (fields.length != COLUMNS) {
            throw new AssertionError("A line must have " + COLUMNS + " fields: " + line);
        }
        Scope scope = Scope.valueOf(fields[0].toUpperCase(Locale.ROOT));
        Pattern pattern =
                Pattern.compile(fields[1].replace(" ", "\\s+"), scope == Scope.TEXT ? Pattern.CASE_INSENSITIVE : 0);
        return new AvoidedWord(scope, pattern, fields[2], fields[3], fields[4]);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
