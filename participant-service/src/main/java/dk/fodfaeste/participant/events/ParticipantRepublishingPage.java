package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.republishing.EventWriter;
import dk.fodfaeste.kit.republishing.RepublishingPage;
import jakarta.ws.rs.Path;

/** The page that sends the events of this service once more. */
@Path("/republishing/participant-service")
class ParticipantRepublishingPage extends RepublishingPage {
    @Override
    protected EventWriter writer() {
        return EventWriter.PARTICIPANTS;
    }
}
