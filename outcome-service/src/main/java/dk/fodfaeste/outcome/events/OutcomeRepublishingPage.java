package dk.fodfaeste.outcome.events;

import dk.fodfaeste.kit.republishing.RepublishingPage;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The page that sends the events of this service once more. */
@Path("/republishing/outcome-service")
class OutcomeRepublishingPage extends RepublishingPage {
    @Override
    protected ServicePart writer() {
        return ServicePart.OUTCOMES;
    }
}
