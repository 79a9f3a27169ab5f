package dk.fodfaeste.reporting.signin;

import dk.fodfaeste.kit.security.Roles;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

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

    /** A page with a form, which this service has not got yet either. */
    @Path("/form-of-a-test")
    @RolesAllowed(Roles.LEAD)
    public static class Form {
        @Inject
        CsrfTokenParameterProvider token;

        @GET
        public String token() {
            return token.getToken();
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        public String write() {
            return "written";
        }
    }
}
