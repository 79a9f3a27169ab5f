package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.feed.EventFeedResource;
import jakarta.ws.rs.Path;

/** The events of this service over HTTP. */
@Path("/api/v1/outcome-service/events")
class OutcomeEventsResource extends EventFeedResource {}
