package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.web.ServicePart;
import dk.fodfaeste.kit.webhook.WebhookPages;
import jakarta.ws.rs.Path;

/** The pages of this service's webhooks. */
@Path("/webhooks/participant-service")
class ParticipantWebhookPages extends WebhookPages {
    @Override
    protected ServicePart part() {
        return ServicePart.PARTICIPANTS;
    }
}
