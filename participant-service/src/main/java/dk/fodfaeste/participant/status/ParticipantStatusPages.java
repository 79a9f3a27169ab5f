package dk.fodfaeste.participant.status;

import dk.fodfaeste.kit.status.StatusPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's state. */
@Path("/status/participant-service")
class ParticipantStatusPages extends StatusPages {
    @Override
    protected ServicePart part() {
        return ServicePart.PARTICIPANTS;
    }
}
