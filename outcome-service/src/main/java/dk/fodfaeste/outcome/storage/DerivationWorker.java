package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Derives the follow-ups and deadlines of revised initiatives in the background. */
@ApplicationScoped
class DerivationWorker {
    private final PendingDerivations pending;
    private final FactStore facts;

    DerivationWorker(PendingDerivations pending, FactStore facts) {
        this.pending = pending;
        this.facts = facts;
    }

    void start(@Observes StartupEvent started) {
        pending.startWorker(facts);
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped) throws InterruptedException {
        pending.stopWorker();
    }
}
