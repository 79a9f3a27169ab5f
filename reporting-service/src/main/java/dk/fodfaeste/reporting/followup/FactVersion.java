package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * One version of something, as another service told it: the whole state after a change, and when that change was recorded.
 *
 * <p>Whatever passes the checks here can be kept and counted. What does not never enters a history: its event is put aside as unreadable,
 * because an event that could be read but not kept would be tried again for ever and hold up all that come after it.
 */
public interface FactVersion {
    int version();

    Instant recordedAt();

    static void mustHold(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Some text that the database can hold. */
    static void mustBeText(String field, String text) {
        mustHold(text != null && !text.isBlank(), field + " is missing");
        mustBeTextOrNull(field, text);
    }

    static void mustBeTextOrNull(String field, String text) {
        mustHold(text == null || (text.length() <= 1_000 && text.indexOf('\0') < 0), field + " is no plain text");
    }

    /** As participant-service lets people write: so many characters, of which some are two. */
    static void mustBeLongTextOrNull(String field, String text) {
        mustHold(text == null || (text.length() <= 4_000 && text.indexOf('\0') < 0), field + " is no plain text");
    }

    static void mustBeTexts(String field, Collection<String> texts) {
        texts.forEach(text -> mustBeText(field, text));
    }

    static void mustBeADay(String field, LocalDate day) {
        mustHold(day != null, field + " is missing");
        mustBeADayOrNull(field, day);
    }

    static void mustBeADayOrNull(String field, LocalDate day) {
        mustHold(day == null || isOfOurAge(day.getYear()), field + " lies too far away");
    }

    static void mustBeBetween(String field, BigDecimal number, int lowest, int highest) {
        mustHold(
                number.compareTo(BigDecimal.valueOf(lowest)) >= 0 && number.compareTo(BigDecimal.valueOf(highest)) <= 0,
                field + " lies outside its range");
        mustHold(number.scale() <= 20, field + " has too many decimals");
    }

    static void mustBeDatedVersion(int version, Instant recordedAt) {
        mustHold(version >= 1, "version starts at 1");
        mustHold(recordedAt != null, "recordedAt is missing");
        mustHold(isOfOurAge(recordedAt.atOffset(ZoneOffset.UTC).getYear()), "recordedAt lies too far away");
    }

    private static boolean isOfOurAge(int year) {
        return year >= 1 && year <= 9999;
    }
}
