package dk.fodfaeste.kit.time;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

@ApplicationScoped
class ClockProducer {

    /** The one clock; a test puts its own in this one's place. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(Clocks.COPENHAGEN);
    }

    /** How much time has passed, for what lasts some seconds: unlike the clock nobody can set it back. */
    @Produces
    @Singleton
    @DefaultBean
    Ticker ticker() {
        return Ticker.systemTicker();
    }
}
