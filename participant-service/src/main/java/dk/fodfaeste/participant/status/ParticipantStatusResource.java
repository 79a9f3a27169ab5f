package dk.fodfaeste.participant.status;

import dk.fodfaeste.kit.status.StatusResource;
import jakarta.ws.rs.Path;

/** The state of this service. */
@Path("/api/v1/participant-service/status")
class ParticipantStatusResource extends StatusResource {}
