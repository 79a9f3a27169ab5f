package dk.fodfaeste.kit.feed;

import jakarta.ws.rs.Path;

/** The feed of the test service. */
@Path("/api/v1/kit/events")
public class FeedResource extends EventFeedResource {}
