package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/** Checks the fields of an event. All checks throw {@link IllegalArgumentException}. */
final class FieldChecks {
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_LONG_TEXT = 4_000;
    private static final int MAX_SCALE = 20;

    private FieldChecks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Text that the database can store. */
    static void requireText(String field, String text) {
        require(text != null && !text.isBlank(), field + " is missing");
        requireTextOrNull(field, text);
    }

    static void requireTextOrNull(String field, String text) {
        require(text == null || isStorable(text, MAX_TEXT), field + " is no plain text");
    }

    /** The limit is that of participant-service, doubled because some characters are two chars. */
    static void requireLongTextOrNull(String field, String text) {
        require(text == null || isStorable(text, MAX_LONG_TEXT), field + " is no plain text");
    }

    private static boolean isStorable(String text, int maxLength) {
        return text.length() <= maxLength && text.indexOf('\0') < 0;
    }

    static void requireTexts(String field, Collection<String> texts) {
        texts.forEach(text -> requireText(field, text));
    }

    static void requireDate(String field, LocalDate date) {
        require(date != null, field + " is missing");
        requireDateOrNull(field, date);
    }

    static void requireDateOrNull(String field, LocalDate date) {
        require(date == null || isYearInRange(date.getYear()), field + " lies too far away");
    }

    static void requireBetween(String field, BigDecimal number, int lowest, int highest) {
        require(
                number.compareTo(BigDecimal.valueOf(lowest)) >= 0 && number.compareTo(BigDecimal.valueOf(highest)) <= 0,
                field + " lies outside its range");
        require(number.scale() <= MAX_SCALE, field + " has too many decimals");
    }

    static void requireVersion(int version, Instant recordedAt) {
        require(version >= 1, "version starts at 1");
        require(recordedAt != null, "recordedAt is missing");
        require(isYearInRange(recordedAt.atOffset(ZoneOffset.UTC).getYear()), "recordedAt lies too far away");
    }

    private static boolean isYearInRange(int year) {
        return year >= 1 && year <= 9999;
    }
}
