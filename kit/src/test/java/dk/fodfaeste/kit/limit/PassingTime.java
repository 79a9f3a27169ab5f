package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Time passes by itself until a test stops it; then it passes only where the test says so, however slow the machine is. */
@ApplicationScoped
public class PassingTime {
    private static final AtomicLong AHEAD = new AtomicLong();
    private static final AtomicReference<Long> STOPPED = new AtomicReference<>();

    @Produces
    @Singleton
    Ticker ticker() {
        return () -> Objects.requireNonNullElseGet(STOPPED.get(), System::nanoTime) + AHEAD.get();
    }

    static void stop() {
        STOPPED.set(System.nanoTime());
    }

    static void goOn() {
        STOPPED.set(null);
    }

    static void pass(Duration time) {
        AHEAD.addAndGet(time.toNanos());
    }
}
