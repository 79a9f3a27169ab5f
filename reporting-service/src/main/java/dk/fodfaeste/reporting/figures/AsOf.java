package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.time.Clocks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * On which day, and as known when, a question is answered.
 *
 * @param today moves the line between not due, pending and unanswered, and nothing else
 * @param knownAt only what was recorded by then is counted
 * @param present whether that is simply all there is
 */
public record AsOf(LocalDate today, Instant knownAt, boolean present) {

    public static AsOf now(Clock clock) {
        return of(null, null, clock);
    }

    /** Either may be null. What was known at an instant is, where nothing else is said, looked at on that instant's day. */
    static AsOf of(LocalDate today, Instant knownAt, Clock clock) {
        Instant instant = knownAt == null ? Clocks.instant(clock) : knownAt.truncatedTo(ChronoUnit.MICROS);
        LocalDate day = today == null ? LocalDate.ofInstant(instant, Clocks.COPENHAGEN) : today;
        return new AsOf(day, instant, knownAt == null);
    }

    /** The present takes in everything that is here, whatever another machine's clock said when it was recorded. */
    public Instant heardUntil() {
        return present ? Instant.MAX : knownAt;
    }
}
