package dk.fodfaeste.outcome;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rules for weekly hours: 0 to 168, written with at most two decimals. 1.850 is refused, because it can mean 1850.
 */
public final class WeeklyHours {
    private static final BigDecimal HOURS_PER_WEEK = BigDecimal.valueOf(168);
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

    private WeeklyHours() {}

    /** Empty for valid hours and for null. */
    public static Optional<Message> fault(BigDecimal hours) {
        if (hours == null) {
            return Optional.empty();
        }
        // Check the range first, so that a number with a billion digits is never expanded.
        if (hours.signum() < 0 || hours.compareTo(HOURS_PER_WEEK) > 0) {
            return Optional.of(message("hoursOutOfRange", HOURS_PER_WEEK));
        }
        return hours.scale() > 2 ? Optional.of(message("tooManyDecimals")) : Optional.empty();
    }

    /** Without trailing zeros, so that equal hours are equal. Null stays null. */
    public static BigDecimal normalized(BigDecimal hours) {
        if (hours == null) {
            return null;
        }
        BigDecimal stripped = hours.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The value of a CSV column; null for a blank one.
     *
     * @throws Refusal 400 if it is not written like 18.5
     */
    public static BigDecimal parseOrNull(String column, String text) {
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw Refusal.malformed(column, message("notADecimal"));
        }
        return new BigDecimal(text);
    }
}
