package dk.fodfaeste.kit.webhook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Path;

/** The webhooks of the test service. */
@Path("/api/v1/kit/webhooks")
public class TestWebhooks extends WebhookResource {
    void start(@Observes StartupEvent started, WebhookScheduler scheduler) {
        scheduler.start();
    }

    void stop(@Observes @Priority(1) ShutdownEvent stopped, WebhookScheduler scheduler) throws InterruptedException {
        scheduler.stop();
    }
}
