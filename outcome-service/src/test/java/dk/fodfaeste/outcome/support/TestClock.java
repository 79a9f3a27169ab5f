package dk.fodfaeste.outcome.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.threeten.extra.MutableClock;

/** The clock of the service in tests. It stays at noon until a test moves it. */
@ApplicationScoped
public class TestClock {
    /** The default day; it differs from the real one. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
    private static final MutableClock CLOCK =
            MutableClock.of(TODAY.atTime(12, 0).atZone(ZONE).toInstant(), ZONE);

    @Produces
    @Singleton
    Clock clock() {
        return CLOCK;
    }

    public static void setToNoonOf(LocalDate day) {
        CLOCK.setInstant(day.atTime(12, 0).atZone(ZONE).toInstant());
    }
}
