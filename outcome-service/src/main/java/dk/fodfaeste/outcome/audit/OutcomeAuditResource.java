package dk.fodfaeste.outcome.audit;

import dk.fodfaeste.kit.audit.AuditResource;
import jakarta.ws.rs.Path;

/** The audit trail of this service. */
@Path("/api/v1/outcome-service/audit")
class OutcomeAuditResource extends AuditResource {}
