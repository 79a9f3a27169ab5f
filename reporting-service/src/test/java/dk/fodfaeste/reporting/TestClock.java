package dk.fodfaeste.reporting;

import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Fixes the time of all tests at noon on 15 March 2025 in Copenhagen. */
@ApplicationScoped
public class TestClock {
    public static final Instant NOON = Instant.parse("2025-03-15T11:00:00Z");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(NOON, Clocks.COPENHAGEN);
    }
}
