package dk.fodfaeste.outcome.status;

import dk.fodfaeste.kit.status.StatusResource;
import jakarta.ws.rs.Path;

/** The state of this service. */
@Path("/api/v1/outcome-service/status")
class OutcomeStatusResource extends StatusResource {}
