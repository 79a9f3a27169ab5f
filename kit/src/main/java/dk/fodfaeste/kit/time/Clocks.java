package dk.fodfaeste.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Reads the injected {@link Clock}, the only source of the current time. */
public final class Clocks {

    /** The zone that decides the date of an instant. */
    public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private Clocks() {}

    /** The current instant in microseconds, the precision of the database and the events. */
    public static Instant instant(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The current instant, or the previous one if the clock was set back: recorded times never decrease. */
    public static Instant notBefore(Clock clock, Instant previous) {
        Instant now = instant(clock);
        return previous != null && now.isBefore(previous) ? previous : now;
    }
}
