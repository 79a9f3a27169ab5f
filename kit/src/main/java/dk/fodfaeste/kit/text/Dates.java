package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates in requests: {@code yyyy-MM-dd}, years 0001 to 9999, existing days only. */
public final class Dates {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private Dates() {}

    public static Optional<LocalDate> tryParse(String text) {
        if (!SHAPE.matcher(text).matches() || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** @throws Refusal 400 for the field if the text is no date */
    public static LocalDate parse(String field, String text) {
        return tryParse(text).orElseThrow(() -> Refusal.malformed(field, message("notADate")));
    }

    /** Like {@link #parse}, but null for null or blank. */
    public static LocalDate parseOrNull(String field, String text) {
        return text == null || text.isBlank() ? null : parse(field, text.strip());
    }
}
