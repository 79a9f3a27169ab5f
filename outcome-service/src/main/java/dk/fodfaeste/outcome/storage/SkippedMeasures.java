package dk.fodfaeste.outcome.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Measures that this version of the service skips, because they have a kind, anchor or activity that only a newer version knows. After an upgrade
 * their follow-ups are derived when the service starts.
 */
@ApplicationScoped
class SkippedMeasures {
    private final Initiatives initiatives;
    private final FactStore facts;
    private final MeterRegistry metrics;

    SkippedMeasures(Initiatives initiatives, FactStore facts, MeterRegistry metrics) {
        this.initiatives = initiatives;
        this.facts = facts;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent started) {
        Gauge.builder("fodfaeste.measures.skipped", initiatives::countSkipped)
                .description("Measures without follow-ups, because this version of the service cannot read them")
                .register(metrics);
        deriveAgain();
    }

    void deriveAgain() {
        QuarkusTransaction.requiringNew().run(facts::deriveSkippedMeasures);
    }
}
