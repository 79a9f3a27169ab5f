package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A ticker that runs in real time and that tests can advance. */
@ApplicationScoped
public class TestTicker {
    private static final AtomicLong OFFSET = new AtomicLong();

    @Produces
    @Singleton
    Ticker ticker() {
        return () -> System.nanoTime() + OFFSET.get();
    }

    static void advance(Duration time) {
        OFFSET.addAndGet(time.toNanos());
    }
}
