package dk.fodfaeste.kit.republishing;

import jakarta.ws.rs.Path;

/** The page of the test service. */
@Path("/republishing/kit")
public class KitRepublishingPage extends RepublishingPage {
    @Override
    protected EventWriter writer() {
        return EventWriter.PARTICIPANTS;
    }
}
