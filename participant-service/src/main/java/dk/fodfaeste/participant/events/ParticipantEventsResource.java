package dk.fodfaeste.participant.events;

import dk.fodfaeste.kit.feed.EventFeedResource;
import jakarta.ws.rs.Path;

/** The events of this service over HTTP. */
@Path("/api/v1/participant-service/events")
class ParticipantEventsResource extends EventFeedResource {}
