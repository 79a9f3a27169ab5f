package dk.fodfaeste.kit.republishing;

import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The page of the test service. */
@Path("/republishing/kit")
public class KitRepublishingPage extends RepublishingPage {
    @Override
    protected ServicePart writer() {
        return ServicePart.PARTICIPANTS;
    }
}
