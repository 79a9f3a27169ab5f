package dk.fodfaeste.reporting.signin;

import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Something under /api that can be written to, which this service has not got yet. */
@Path("/api/v1/notes-of-a-test")
@RolesAllowed(Roles.LEAD)
public class Notes {
    @GET
    public String read() {
        return "read";
    }

    @POST
    public String write() {
        return "written";
    }
}
