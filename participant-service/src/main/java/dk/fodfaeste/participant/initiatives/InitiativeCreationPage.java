package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import dk.fodfaeste.participant.initiatives.DefinitionForm.OffsetUnit;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The page where an administrator creates an initiative with its first measure. */
@Path("/initiatives/new")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class InitiativeCreationPage {
    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance create(Form form, Choices choices);
    }

    /** The choices of the form. */
    record Choices(
            List<Choice> bases,
            List<Choice> anchors,
            List<Choice> units,
            List<Choice> statuses,
            List<Choice> exitReasons) {
        static Choices all() {
            return new Choices(
                    CodeLabels.choices(WindowBasis.class),
                    CodeLabels.choices(Anchor.class),
                    CodeLabels.choices(OffsetUnit.class),
                    CodeLabels.choices(Status.class),
                    CodeLabels.choices(ExitReason.class));
        }
    }

    private final Initiatives initiatives;
    private final RevisingInitiative revising;
    private final RequestValidator validator;
    private final Clock clock;

    InitiativeCreationPage(
            Initiatives initiatives, RevisingInitiative revising, RequestValidator validator, Clock clock) {
        this.initiatives = initiatives;
        this.revising = revising;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance emptyForm() {
        return Templates.create(DefinitionForm.empty(LocalDate.now(clock)), Choices.all());
    }

    @POST
    public Response create(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            String code = form.value("code");
            InitiativeBody body = validator.validate(
                    DefinitionForm.body(form, code, 0, List.of(DefinitionForm.firstMeasure(form)), null));
            InitiativeRules.check(code, body);
            if (form.all("successStatuses").isEmpty()) {
                throw Refusal.malformed("successStatuses", message("empty"));
            }
            if (initiatives.findByCode(code).isPresent()) {
                throw Refusal.rule("code", message("codeTaken"));
            }
            revising.revise(code, body);
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=created"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.create(DefinitionForm.refused(form, refusal), Choices.all()))
                    .build();
        }
    }
}
