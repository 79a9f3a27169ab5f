package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.time.LocalDate;

/** The range of plausible dates. A date outside is a typing error, such as the year 0202. */
public final class FactDate {
    public static final Message FAULT = message("implausibleDate");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private FactDate() {}

    public static boolean isPlausible(LocalDate date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }

    /** @throws Refusal 422 naming the field */
    public static void requirePlausible(String field, LocalDate date) {
        if (!isPlausible(date)) {
            throw Refusal.rule(field, FAULT);
        }
    }
}
