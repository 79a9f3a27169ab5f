package dk.fodfaeste.kit.time;

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
        return Clock.system(Now.COPENHAGEN);
    }
}
