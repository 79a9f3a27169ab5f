package dk.fodfaeste.kit.message;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads {@code messages.csv} at startup: a broken file stops the service, and the class loader of this thread sees the files of all modules. */
@ApplicationScoped
class MessageLoader {

    void load(@Observes StartupEvent starting) {
        Messages.load();
    }
}
