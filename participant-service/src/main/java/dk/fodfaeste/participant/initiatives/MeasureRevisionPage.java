package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.participant.initiatives.RevisionPreviews.RevisionPreview;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page where an administrator revises the target of a measure, or what it calls a success. It first shows the effect on the
 * present figure.
 */
@Path("/initiatives/{code}/measures/{measure}/revise")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class MeasureRevisionPage {
    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance revise(
                Initiative initiative, MeasureDefinition measure, Form form, MeasureChoices choices, String sentence);

        /**
         * @param fields those of the revision, which the form to confirm sends again
         * @param target in words
         * @param sentence what the measure counts with the revision
         * @param preview null if reporting-service gave none
         */
        static native TemplateInstance confirm(
                Initiative initiative,
                MeasureDefinition measure,
                Form form,
                List<String> fields,
                LocalDate validFrom,
                String target,
                String sentence,
                RevisionPreview preview);
    }

    private final Initiatives initiatives;
    private final RevisingInitiative revising;
    private final RevisionPreviews previews;
    private final Clock clock;

    MeasureRevisionPage(Initiatives initiatives, RevisingInitiative revising, RevisionPreviews previews, Clock clock) {
        this.initiatives = initiatives;
        this.revising = revising;
        this.previews = previews;
        this.clock = clock;
    }

    /** The form with the latest revision. */
    @GET
    public TemplateInstance revise(String code, @PathParam("measure") String measureCode) {
        Initiative initiative = initiative(code);
        MeasureDefinition measure = measure(initiative, measureCode);
        return page(
                initiative, measure, MeasureForm.filledWith(measure.revisions().getLast(), LocalDate.now(clock)));
    }

    /**
     * Shows the effect of the revision; with {@code save} it saves the revision, with {@code show} it only shows the sentence of the present
     * values.
     */
    @POST
    public Response revise(
            String code, @PathParam("measure") String measureCode, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        Initiative initiative = initiative(code);
        MeasureDefinition measure = measure(initiative, measureCode);
        if (MeasureForm.isPreview(form)) {
            return Response.ok(page(initiative, measure, form)).build();
        }
        try {
            MeasureDefinition.Revision revision = revision(form, measure);
            InitiativeBody body = InitiativeBody.withMeasures(
                    initiative, form.number("expectedVersion"), revised(initiative, measure, revision));
            InitiativeRules.check(code, body);
            if (!form.has("save", "yes")) {
                return Response.ok(Templates.confirm(
                                initiative,
                                measure,
                                form,
                                MeasureForm.REVISION_FIELDS,
                                revision.validFrom(),
                                MeasureText.target(revision.targetPercent()),
                                sentence(initiative, measure, form),
                                previews.of(code, measureCode, revision).orElse(null)))
                        .build();
            }
            revising.revise(code, body);
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=revised"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(initiative, measure, MeasureForm.revisionRefused(form, refusal)))
                    .build();
        }
    }

    private static TemplateInstance page(Initiative initiative, MeasureDefinition measure, Form form) {
        return Templates.revise(
                initiative,
                measure,
                form,
                MeasureChoices.of(measure.knownKind().orElseThrow(), List.of()),
                sentence(initiative, measure, form));
    }

    /** What the measure counts with the revision of the form; blank while it has faults. */
    private static String sentence(Initiative initiative, MeasureDefinition measure, Form form) {
        try {
            List<MeasureDefinition> others = initiative.definition().measures().stream()
                    .filter(one -> !one.code().equals(measure.code()))
                    .toList();
            MeasureDefinition revised = measure.withRevisions(List.of(revision(form, measure)));
            return MeasureText.sentenceOfLast(
                            Stream.concat(others.stream(), Stream.of(revised)).toList())
                    .orElse("");
        } catch (Refusal notYetReadable) {
            // The fault is shown when the form is sent.
            return "";
        }
    }

    private Initiative initiative(String code) {
        return initiatives.findByCode(code).orElseThrow(() -> Refusal.notFound("initiative"));
    }

    private static MeasureDefinition measure(Initiative initiative, String measureCode) {
        return initiative.definition().measure(measureCode).orElseThrow(() -> Refusal.notFound("measure"));
    }

    private static MeasureDefinition.Revision revision(Form form, MeasureDefinition measure) {
        LocalDate validFrom = Dates.parseOrNull("validFrom", form.value("validFrom"));
        if (validFrom == null) {
            throw Refusal.malformed("validFrom", message("missing"));
        }
        return MeasureForm.revision(form, measure.knownKind().orElseThrow(), validFrom);
    }

    /** The present measures with this revision. It replaces a revision that is valid from the same day. */
    private static List<MeasureDefinition> revised(
            Initiative initiative, MeasureDefinition measure, MeasureDefinition.Revision revision) {
        MeasureDefinition revised = measure.withRevisions(Stream.concat(
                        measure.revisions().stream()
                                .filter(one -> !one.validFrom().equals(revision.validFrom())),
                        Stream.of(revision))
                .toList());
        return initiative.definition().measures().stream()
                .map(one -> one.code().equals(measure.code()) ? revised : one)
                .toList();
    }
}
