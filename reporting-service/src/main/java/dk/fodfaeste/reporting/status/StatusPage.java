package dk.fodfaeste.reporting.status;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Redirects {@code /status} to the page of the first service. Each service shows its own state. */
@Path("/status")
@RolesAllowed(Roles.ADMIN)
class StatusPage {
    @GET
    public Response first() {
        return Response.seeOther(URI.create(ServicePart.PARTICIPANTS.statusAddress()))
                .build();
    }
}
