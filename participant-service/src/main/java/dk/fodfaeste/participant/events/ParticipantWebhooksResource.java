package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.webhook.WebhookResource;
import jakarta.ws.rs.Path;

/** The webhooks of this service. */
@Path("/api/v1/participant-service/webhooks")
class ParticipantWebhooksResource extends WebhookResource {}
