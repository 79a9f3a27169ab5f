package dk.fodfaeste.kit.security;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A page with a form for tests. It permits everyone, so that only the form token protects it. */
@Path("/form-of-a-test")
@PermitAll
@Produces(MediaType.TEXT_PLAIN)
public class SampleFormPage {
    @Inject
    CsrfTokenParameterProvider token;

    @GET
    public String token() {
        return token.getToken();
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    public String write(@FormParam("what") String what) {
        return "written: " + what;
    }

    @GET
    @Path("for-leads")
    @RolesAllowed(Roles.LEAD)
    public String forLeads() {
        return "read by a lead";
    }

    @GET
    @Path("missing")
    public String missing() {
        throw Refusal.notFound("person");
    }

    @POST
    @Path("any-type")
    public String writeAnyType(String body) {
        return "written: " + body;
    }
}
