package dk.fodfaeste.participant.audit;

import dk.fodfaeste.kit.audit.AuditResource;
import jakarta.ws.rs.Path;

/** The audit trail of this service. */
@Path("/api/v1/participant-service/audit")
class ParticipantAuditResource extends AuditResource {}
