package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.MeasureDefinition;
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
import java.util.stream.Stream;

/** The page where an administrator adds a measure of any kind to an initiative. */
@Path("/initiatives/{code}/measures/new")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class MeasureCreationPage {
    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance createMeasure(
                Initiative initiative, Form form, MeasureChoices choices, String sentence);
    }

    private final Initiatives initiatives;
    private final RevisingInitiative revising;
    private final RequestValidator validator;

    MeasureCreationPage(Initiatives initiatives, RevisingInitiative revising, RequestValidator validator) {
        this.initiatives = initiatives;
        this.revising = revising;
        this.validator = validator;
    }

    @GET
    public TemplateInstance emptyForm(String code) {
        return page(initiative(code), Form.filled(MeasureForm.defaults()));
    }

    /** Adds the measure; with {@code show} only shows the fields of the chosen kind and the sentence. */
    @POST
    public Response create(String code, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        Initiative initiative = initiative(code);
        if (MeasureForm.isPreview(form)) {
            return Response.ok(page(initiative, form)).build();
        }
        try {
            Integer expectedVersion = form.number("expectedVersion");
            if (expectedVersion == null) {
                throw Refusal.malformed("expectedVersion", message("notNull"));
            }
            Definition present = initiative.definition();
            List<MeasureDefinition> measures = Stream.concat(
                            present.measures().stream(), Stream.of(MeasureForm.measure(form, present.runsFrom())))
                    .toList();
            revising.revise(
                    code, validator.validate(InitiativeBody.withMeasures(initiative, expectedVersion, measures)));
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=measure-added"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(initiative, MeasureForm.refused(form, refusal)))
                    .build();
        }
    }

    private static TemplateInstance page(Initiative initiative, Form form) {
        Definition present = initiative.definition();
        return Templates.createMeasure(
                initiative,
                form,
                MeasureChoices.of(form, present.measures()),
                MeasureForm.sentence(form, present.measures(), present.runsFrom()));
    }

    private Initiative initiative(String code) {
        return initiatives.findByCode(code).orElseThrow(() -> Refusal.notFound("initiative"));
    }
}
