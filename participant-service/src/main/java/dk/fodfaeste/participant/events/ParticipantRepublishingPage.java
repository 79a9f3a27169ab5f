package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.republishing.RepublishingPage;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The page that sends the events of this service once more. */
@Path("/republishing/participant-service")
class ParticipantRepublishingPage extends RepublishingPage {
    @Override
    protected ServicePart writer() {
        return ServicePart.PARTICIPANTS;
    }
}
