package dk.fodfaeste.kit.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The two questions about time. Both take the one {@link Clock}; nothing else asks for the time. */
public final class Clocks {

    /** The zone that decides what day it is. */
    public static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private Clocks() {}

    /** In microseconds, as the database and the events keep it. */
    public static Instant instant(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Clocks, but never before what is already recorded: a clock that was set back must not turn history around. */
    public static Instant notBefore(Clock clock, Instant previous) {
        Instant now = instant(clock);
        return previous != null && now.isBefore(previous) ? previous : now;
    }
}
