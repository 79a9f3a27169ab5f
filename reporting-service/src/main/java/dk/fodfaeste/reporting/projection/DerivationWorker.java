package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Derives the follow-ups of revised initiatives in the background. */
@ApplicationScoped
class DerivationWorker {
    private final PendingDerivations pending;
    private final Projection projection;

    DerivationWorker(PendingDerivations pending, Projection projection) {
        this.pending = pending;
        this.projection = projection;
    }

    void start(@Observes StartupEvent started) {
        pending.startWorker(projection);
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        pending.stopWorker();
    }
}
