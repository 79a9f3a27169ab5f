package dk.fodfaeste.reporting.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;

/** The number of measures that this version of the service cannot read. They are in no figure until an upgrade and a rebuild. */
@ApplicationScoped
class SkippedMeasuresMetric {
    private final Initiatives initiatives;

    SkippedMeasuresMetric(Initiatives initiatives) {
        this.initiatives = initiatives;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("fodfaeste.measures.skipped", this::count)
                .description("Measures that this version cannot read; they have no figures")
                .register(metrics);
    }

    private Number count() {
        try {
            return initiatives.knownAt(Instant.MAX).stream()
                    .mapToInt(initiative -> initiative.skippedMeasures().size())
                    .sum();
        } catch (SQLException failed) {
            throw new IllegalStateException("The initiatives cannot be read", failed);
        }
    }
}
