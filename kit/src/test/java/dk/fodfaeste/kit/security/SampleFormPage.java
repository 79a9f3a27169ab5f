package dk.fodfaeste.kit.security;

import dk.fodfaeste.kit.problem.Refusal;
import io.quarkus.csrf.reactive.runtime.CsrfTokenParameterProvider;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** A page with a form, which kit itself has none of. Open to everybody, so that nothing but the form's token keeps anybody out. */
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
    @Path("nobody")
    public String nobody() {
        throw Refusal.notFound("person");
    }

    @POST
    @Path("careless")
    public String writeAnything(String body) {
        return "written: " + body;
    }
}
