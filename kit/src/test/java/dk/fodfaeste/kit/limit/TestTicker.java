package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time passes by itself, and at once where a test says so. */
@ApplicationScoped
public class TestTicker {
    private static final AtomicLong AHEAD = new AtomicLong();

    @Produces
    @Singleton
    Ticker ticker() {
        return () -> System.nanoTime() + AHEAD.get();
    }

    static void pass(Duration time) {
        AHEAD.addAndGet(time.toNanos());
    }
}
