package dk.fodfaeste.reporting.figures;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Settings of small-count control. */
@ConfigMapping(prefix = "fodfaeste.small-counts")
public interface SmallCountsSettings {
    int FLOOR = 3;

    /**
     * The lowest count of people in a part of a cohort that is disclosed to roles that may not see persons. A higher value hides more, a lower
     * value discloses more. Below 3 the service does not start: in a part of two people, each would learn about the other.
     */
    @WithDefault("5")
    int k();

    @ApplicationScoped
    class Validation {
        void onStart(@Observes StartupEvent start, SmallCountsSettings settings) {
            if (settings.k() < FLOOR) {
                throw new IllegalStateException("fodfaeste.small-counts.k is " + settings.k()
                        + ", and must be at least " + FLOOR + ": smaller parts disclose persons.");
            }
        }
    }
}
