package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.webhook.WebhookResource;
import jakarta.ws.rs.Path;

/** The webhooks of this service. */
@Path("/api/v1/outcome-service/webhooks")
class OutcomeWebhooksResource extends WebhookResource {}
