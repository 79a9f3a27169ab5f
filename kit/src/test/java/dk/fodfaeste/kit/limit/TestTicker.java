package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A ticker that runs in real time until a test stops it; then only the test advances it, however slow the machine is. */
@ApplicationScoped
public class TestTicker {
    private static final AtomicLong OFFSET = new AtomicLong();
    private static final AtomicReference<Long> STOPPED = new AtomicReference<>();

    @Produces
    @Singleton
    Ticker ticker() {
        return () -> Objects.requireNonNullElseGet(STOPPED.get(), System::nanoTime) + OFFSET.get();
    }

    static void stop() {
        STOPPED.set(System.nanoTime());
    }

    static void start() {
        STOPPED.set(null);
    }

    static void advance(Duration time) {
        OFFSET.addAndGet(time.toNanos());
    }
}
