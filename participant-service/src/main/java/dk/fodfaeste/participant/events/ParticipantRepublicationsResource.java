package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.republishing.RepublicationsResource;
import jakarta.ws.rs.Path;

/** Sends the events of this service once more. */
@Path("/api/v1/participant-service/republications")
class ParticipantRepublicationsResource extends RepublicationsResource {}
