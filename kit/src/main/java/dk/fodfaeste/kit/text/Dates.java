package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates in requests: {@code yyyy-MM-dd}, years 0001 to 9999, existing days only. */
public final class Dates {

    /** The fault of a day that is not plausible. */
    public static final Message IMPLAUSIBLE = message("implausibleDate");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
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

    /**
     * Like {@link #parseOrNull}, for a day that something is counted from, to or as of.
     *
     * @throws Refusal 422 for the field unless {@link #isPlausible}
     */
    public static LocalDate parsePlausibleOrNull(String field, String text) {
        LocalDate date = parseOrNull(field, text);
        return date == null ? null : requirePlausible(field, date);
    }

    /** @throws Refusal 422 for the field unless {@link #isPlausible} */
    public static LocalDate requirePlausible(String field, LocalDate date) {
        if (!isPlausible(date)) {
            throw Refusal.rule(field, IMPLAUSIBLE);
        }
        return date;
    }

    /** Whether the day lies from 1900 to 2199. Another one is a typing error, such as the year 0202. */
    public static boolean isPlausible(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /** Like {@link #parse}, but null for null or blank. */
    public static LocalDate parseOrNull(String field, String text) {
        return Texts.cleanOrNull(text) == null ? null : parse(field, Texts.clean(text));
    }
}
