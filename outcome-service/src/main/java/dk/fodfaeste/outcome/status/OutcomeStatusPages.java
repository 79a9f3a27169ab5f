package dk.fodfaeste.outcome.status;

import dk.fodfaeste.kit.status.StatusPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's state. */
@Path("/status/outcome-service")
class OutcomeStatusPages extends StatusPages {
    @Override
    protected ServicePart part() {
        return ServicePart.OUTCOMES;
    }
}
