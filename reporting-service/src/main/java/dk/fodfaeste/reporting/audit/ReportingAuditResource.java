package dk.fodfaeste.reporting.audit;

import dk.fodfaeste.kit.audit.AuditResource;
import jakarta.ws.rs.Path;

/** The audit trail of this service. */
@Path("/api/v1/reporting-service/audit")
class ReportingAuditResource extends AuditResource {}
