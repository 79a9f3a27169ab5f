package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.webhook.WebhookPages;
import dk.fodfaeste.kit.webhook.WebhookPart;
import jakarta.ws.rs.Path;

/** The pages of this service's webhooks. */
@Path("/webhooks/participant-service")
class ParticipantWebhookPages extends WebhookPages {
    @Override
    protected WebhookPart part() {
        return WebhookPart.PARTICIPANTS;
    }
}
