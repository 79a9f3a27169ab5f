package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.webhook.WebhookPages;
import dk.fodfaeste.kit.webhook.WebhookPart;
import jakarta.ws.rs.Path;

/** The pages of this service's webhooks. */
@Path("/webhooks/outcome-service")
class OutcomeWebhookPages extends WebhookPages {
    @Override
    protected WebhookPart part() {
        return WebhookPart.OUTCOMES;
    }
}
