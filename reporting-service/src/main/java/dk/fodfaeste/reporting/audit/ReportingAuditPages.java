package dk.fodfaeste.reporting.audit;

import dk.fodfaeste.kit.audit.AuditPages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's audit trail. */
@Path("/audit/reporting-service")
class ReportingAuditPages extends AuditPages {
    @Override
    protected ServicePart part() {
        return ServicePart.REPORTING;
    }
}
