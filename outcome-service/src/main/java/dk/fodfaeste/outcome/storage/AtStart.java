package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.sealing.DataKeyRewrapping;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Without keys the service does not start; with rotated ones it takes them up. */
class AtStart {
    void begin(@Observes StartupEvent started, DataKeyRewrapping rewrapping) {
        rewrapping.start();
    }
}
