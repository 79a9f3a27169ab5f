package dk.fodfaeste.participant;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The ticker of the tests. It follows the system until a test stops it; then only the test advances it. */
@ApplicationScoped
public class TestTicker {
    private static final AtomicLong ADVANCED = new AtomicLong();
    private static final AtomicReference<Long> STOPPED = new AtomicReference<>();

    @Produces
    @Singleton
    Ticker ticker() {
        return () -> Objects.requireNonNullElseGet(STOPPED.get(), System::nanoTime) + ADVANCED.get();
    }

    static void stop() {
        STOPPED.set(System.nanoTime());
    }

    static void resume() {
        STOPPED.set(null);
    }

    static void pass(Duration time) {
        ADVANCED.addAndGet(time.toNanos());
    }
}
