package dk.fodfaeste.participant.interfaces;

import dk.fodfaeste.kit.interfaces.InterfacePages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's interface. */
@Path("/interfaces/participant-service")
class ParticipantInterfacePages extends InterfacePages {
    @Override
    protected ServicePart part() {
        return ServicePart.PARTICIPANTS;
    }
}
