package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.republishing.RepublicationsResource;
import jakarta.ws.rs.Path;

/** Sends the events of this service once more. */
@Path("/api/v1/outcome-service/republications")
class OutcomeRepublicationsResource extends RepublicationsResource {}
