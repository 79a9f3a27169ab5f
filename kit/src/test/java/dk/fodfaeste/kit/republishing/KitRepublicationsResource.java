package dk.fodfaeste.kit.republishing;

import jakarta.ws.rs.Path;

/** Sends the events of the test service once more. */
@Path("/api/v1/kit/republications")
public class KitRepublicationsResource extends RepublicationsResource {}
