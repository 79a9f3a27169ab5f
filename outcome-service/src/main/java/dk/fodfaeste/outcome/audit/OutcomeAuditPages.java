package dk.fodfaeste.outcome.audit;

import dk.fodfaeste.kit.audit.AuditPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's audit trail. */
@Path("/audit/outcome-service")
class OutcomeAuditPages extends AuditPages {
    @Override
    protected ServicePart part() {
        return ServicePart.OUTCOMES;
    }
}
