package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.webhook.WebhookScheduler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;

/** Starts and stops the deliveries to this service's webhooks. */
class WebhookStart {
    void start(@Observes StartupEvent started, WebhookScheduler scheduler) {
        scheduler.start();
    }

    /** Runs before the connection pool closes. */
    void stop(@Observes @Priority(1) ShutdownEvent stopped, WebhookScheduler scheduler) throws InterruptedException {
        scheduler.stop();
    }
}
