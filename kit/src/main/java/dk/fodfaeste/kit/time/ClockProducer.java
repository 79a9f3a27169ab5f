package dk.fodfaeste.kit.time;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@ApplicationScoped
class ClockProducer {

    /** The only clock of the service. A test replaces it. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(Clocks.COPENHAGEN);
    }

    /** Elapsed time for short intervals. Unlike the clock it never goes back. */
    @Produces
    @Singleton
    @DefaultBean
    Ticker ticker() {
        return Ticker.systemTicker();
    }
}
