package dk.fodfaeste.outcome;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.text.Texts;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Validates facts from other services. The constructor of an invalid fact throws, so the event goes to the dead letters instead of failing in the
 * database again and again.
 */
final class FactValidation {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern ENUM_CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private FactValidation() {}

    static String code(String field, String value) {
        require(value != null && CODE.matcher(value).matches(), field + " is not a code");
        return value;
    }

    /** A code that a newer version of the sender may have added. */
    static void enumCode(String field, String value) {
        require(value == null || ENUM_CODE.matcher(value).matches(), field + " is not a code");
    }

    static String text(String field, int max, String value) {
        Message fault = Texts.fault(present(field, value), max);
        if (fault != null) {
            throw new IllegalArgumentException(field + " " + fault.english());
        }
        return value;
    }

    /** Four-digit years: arithmetic on them cannot overflow, and every database supports them. */
    static LocalDate date(String field, LocalDate value) {
        require(
                value == null || (value.getYear() >= 1000 && value.getYear() <= 9999),
                field + " is not in a year of four digits");
        return value;
    }

    static <T> T present(String field, T value) {
        require(value != null, field + " is missing");
        return value;
    }

    static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }
}
