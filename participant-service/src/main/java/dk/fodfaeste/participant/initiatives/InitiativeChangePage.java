package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;

/** The page where an administrator changes an initiative, except its targets, which are revised on another page. */
@Path("/initiatives/{code}/change")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class InitiativeChangePage {
    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance change(
                Initiative initiative, Form form, List<Choice> bases, List<Choice> activityKinds);
    }

    private final Initiatives initiatives;
    private final RevisingInitiative revising;
    private final RequestValidator validator;

    InitiativeChangePage(Initiatives initiatives, RevisingInitiative revising, RequestValidator validator) {
        this.initiatives = initiatives;
        this.revising = revising;
        this.validator = validator;
    }

    /** The form with the present values. */
    @GET
    public TemplateInstance presentValues(String code) {
        Initiative initiative = initiative(code);
        return page(initiative, DefinitionForm.filledWith(initiative.definition()));
    }

    @POST
    public Response change(String code, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        Initiative initiative = initiative(code);
        Definition present = initiative.definition();
        try {
            Integer expectedVersion = form.number("expectedVersion");
            if (expectedVersion == null) {
                throw Refusal.malformed("expectedVersion", message("notNull"));
            }
            revising.revise(
                    code,
                    validator.validate(DefinitionForm.body(form, code, expectedVersion, present.measures(), present)));
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=changed"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(initiative, DefinitionForm.refused(form, refusal)))
                    .build();
        }
    }

    private static TemplateInstance page(Initiative initiative, Form form) {
        return Templates.change(
                initiative, form, CodeLabels.choices(WindowBasis.class), CodeLabels.choices(ActivityKind.class));
    }

    private Initiative initiative(String code) {
        return initiatives.findByCode(code).orElseThrow(() -> Refusal.notFound("initiative"));
    }
}
