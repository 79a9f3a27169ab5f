package dk.fodfaeste.reporting.status;

import dk.fodfaeste.kit.status.StatusPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's state. */
@Path("/status/reporting-service")
class ReportingStatusPages extends StatusPages {
    @Override
    protected ServicePart part() {
        return ServicePart.REPORTING;
    }
}
