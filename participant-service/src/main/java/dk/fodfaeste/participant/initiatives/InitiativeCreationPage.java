package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
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

        static native TemplateInstance create(
                Form form, List<Choice> bases, List<Choice> activityKinds, MeasureChoices choices, String sentence);
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
        return page(DefinitionForm.empty(LocalDate.now(clock)));
    }

    /** Creates the initiative; with {@code show} only shows the fields of the chosen kind of measure and the sentence. */
    @POST
    public Response create(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        if (MeasureForm.isPreview(form)) {
            return Response.ok(page(form)).build();
        }
        try {
            String code = form.value("code");
            LocalDate runsFrom = Dates.parseOrNull("runsFrom", form.value("runsFrom"));
            InitiativeBody body = validator.validate(
                    DefinitionForm.body(form, code, 0, List.of(MeasureForm.measure(form, runsFrom)), null));
            InitiativeRules.check(code, body);
            if (initiatives.findByCode(code).isPresent()) {
                throw Refusal.rule("code", message("codeTaken"));
            }
            revising.revise(code, body);
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=created"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(DefinitionForm.refused(form, refusal)))
                    .build();
        }
    }

    private TemplateInstance page(Form form) {
        return Templates.create(
                form,
                CodeLabels.choices(WindowBasis.class),
                CodeLabels.choices(ActivityKind.class),
                MeasureChoices.of(form, List.of()),
                MeasureForm.sentence(form, List.of(), LocalDate.now(clock)));
    }
}
