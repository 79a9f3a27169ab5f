package dk.fodfaeste.participant.audit;

import dk.fodfaeste.kit.audit.AuditPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's audit trail. */
@Path("/audit/participant-service")
class ParticipantAuditPages extends AuditPages {
    @Override
    protected ServicePart part() {
        return ServicePart.PARTICIPANTS;
    }
}
