package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.time.Clocks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The reference day of a figure and the knowledge it is based on.
 *
 * @param today decides whether a follow-up is not due, pending or unanswered, and nothing else
 * @param knownAt only facts recorded until then are counted
 * @param present whether all facts in the database are counted
 */
public record AsOf(LocalDate today, Instant knownAt, boolean present) {

    public static AsOf now(Clock clock) {
        return of(null, null, clock);
    }

    /** Both may be null. {@code knownAt} without {@code today} means the day of that instant in Copenhagen. */
    static AsOf of(LocalDate today, Instant knownAt, Clock clock) {
        Instant instant = knownAt == null ? Clocks.instant(clock) : knownAt.truncatedTo(ChronoUnit.MICROS);
        LocalDate day = today == null ? LocalDate.ofInstant(instant, Clocks.COPENHAGEN) : today;
        return new AsOf(day, instant, knownAt == null);
    }

    /** The present includes every fact in the database, even if the clock of another machine was ahead when it was recorded. */
    public Instant recordedUntil() {
        return present ? Instant.MAX : knownAt;
    }
}
