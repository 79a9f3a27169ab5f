package dk.fodfaeste.reporting.figures;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** From how many people on a part of a cohort is told to those who may not see persons. */
@ConfigMapping(prefix = "fodfaeste.small-counts")
public interface SmallCountsSettings {
    int FLOOR = 3;

    /**
     * The smallest part that is shown. Raising it hides more; lowering it shows more, and below 3 the service does not start, because a
     * part of two tells each of the two about the other.
     */
    @WithDefault("5")
    int k();

    @ApplicationScoped
    class Checked {
        void atStart(@Observes StartupEvent start, SmallCountsSettings settings) {
            if (settings.k() < FLOOR) {
                throw new IllegalStateException("fodfaeste.small-counts.k is " + settings.k()
                        + ", and must be at least " + FLOOR + ": smaller parts betray people.");
            }
        }
    }
}
