package dk.fodfaeste.participant;

import dk.fodfaeste.kit.sealing.DataKeyRewrapping;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Starts the rewrapping of data keys with the newest key. Without keys the service does not start. */
class KeyRotationStart {
    void begin(@Observes StartupEvent started, DataKeyRewrapping rewrapping) {
        rewrapping.start();
    }
}
