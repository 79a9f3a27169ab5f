package dk.fodfaeste.kit.status;

import dk.fodfaeste.kit.intake.DeadLetter;
import dk.fodfaeste.kit.intake.DeadLetters;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.ServicePart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/**
 * The state of a service and its dead letters as pages for an administrator. A service shows its own state only, so the pages of the others work while
 * one is away. Each service has a subclass that sets the path; the fields are injected because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
public abstract class StatusPages {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "status")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance state(ServicePart part, ServiceState state, List<ServicePart> parts);

        /** @param done the confirmation of a change; blank if there was none */
        static native TemplateInstance deadLetters(
                ServicePart part, Page<DeadLetter> letters, Form form, String done, List<ServicePart> parts);
    }

    @Inject
    ServiceStates states;

    @Inject
    DeadLetters deadLetters;

    /** The service whose state it is. */
    protected abstract ServicePart part();

    @GET
    public TemplateInstance state() throws SQLException {
        return Templates.state(part(), states.present(), parts());
    }

    /** The records that could not be read, oldest first. */
    @GET
    @Path("/dead-letters")
    public TemplateInstance deadLetters(@QueryParam("after") String after, @QueryParam("done") String done)
            throws SQLException {
        return page(StatusParameters.after(after), Form.empty(), confirmation(done));
    }

    @POST
    @Path("/dead-letters/{letterId}/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redrive(@PathParam("letterId") String id) throws SQLException {
        try {
            deadLetters.redrive(StatusParameters.id(id));
            return done("redriven");
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    @POST
    @Path("/dead-letters/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redriveAll() throws SQLException {
        try {
            deadLetters.redriveAll(StatusResource.MOST_REDRIVEN);
            return done("all");
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Response done(String what) {
        return Response.seeOther(URI.create(part().statusAddress() + "/dead-letters?done=" + what))
                .build();
    }

    private Response refused(Refusal refusal) throws SQLException {
        return Response.status(refusal.status())
                .entity(page(0, Form.empty().refused(refusal), ""))
                .build();
    }

    private TemplateInstance page(long after, Form form, String done) throws SQLException {
        return Templates.deadLetters(part(), deadLetters.waiting(after, PAGE_SIZE), form, done, parts());
    }

    private static String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case "redriven" -> DisplayText.say("Posten er behandlet.", "The record was processed.");
            case "all" ->
                DisplayText.say(
                        "Posterne er behandlet igen. Dem, der stadig ikke kan læses, står nedenfor.",
                        "The records were processed again. Those that still cannot be read are listed below.");
            default -> "";
        };
    }

    private static List<ServicePart> parts() {
        return List.of(ServicePart.values());
    }
}
