package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Status;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page where an administrator revises the target, the success set or the hours threshold of a measure. It first shows the effect on the
 * present figure.
 */
@Path("/initiatives/{code}/measures/{measure}/revise")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class MeasureRevisionPage {
    private static final String[] FIELDS = {"validFrom", "targetPercent", "successStatuses", "minimumWeeklyHours"};

    @CheckedTemplate(basePath = "initiatives")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance revise(Initiative initiative, Measure measure, Form form, List<Choice> statuses);

        /** @param preview null if reporting-service gave none */
        static native TemplateInstance confirm(
                Initiative initiative, Measure measure, Form form, Revision revision, RevisionPreview preview);
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
        Measure measure = measure(initiative, measureCode);
        Revision latest = measure.revisions().getLast();
        Map<String, List<String>> values = new HashMap<>();
        values.put("validFrom", List.of(LocalDate.now(clock).toString()));
        values.put(
                "targetPercent",
                List.of(DisplayText.decimal(
                        latest.targetPercent().stripTrailingZeros().scale() < 0
                                ? latest.targetPercent().setScale(0)
                                : latest.targetPercent().stripTrailingZeros())));
        values.put(
                "successStatuses",
                latest.successStatuses().stream().map(Enum::name).toList());
        values.put("minimumWeeklyHours", List.of(DisplayText.decimal(latest.minimumWeeklyHours())));
        return page(initiative, measure, Form.filledWithLists(values));
    }

    /** Shows the effect of the revision; with {@code save} it saves the revision. */
    @POST
    public Response revise(
            String code, @PathParam("measure") String measureCode, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        Initiative initiative = initiative(code);
        Measure measure = measure(initiative, measureCode);
        try {
            Revision revision = revision(form);
            InitiativeBody body = body(initiative, measure, revision, form.number("expectedVersion"));
            InitiativeRules.check(code, body);
            if (!form.has("save", "yes")) {
                return Response.ok(Templates.confirm(
                                initiative,
                                measure,
                                form,
                                revision,
                                previews.of(code, measureCode, revision).orElse(null)))
                        .build();
            }
            revising.revise(code, body);
            return Response.seeOther(URI.create("/initiatives/" + code + "?done=revised"))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(initiative, measure, form.refused(refusal, FIELDS)))
                    .build();
        }
    }

    private static TemplateInstance page(Initiative initiative, Measure measure, Form form) {
        return Templates.revise(initiative, measure, form, CodeLabels.choices(Status.class));
    }

    private Initiative initiative(String code) {
        return initiatives.findByCode(code).orElseThrow(() -> Refusal.notFound("initiative"));
    }

    private static Measure measure(Initiative initiative, String measureCode) {
        return initiative.definition().measure(measureCode).orElseThrow(() -> Refusal.notFound("measure"));
    }

    private static Revision revision(Form form) {
        LocalDate validFrom = Dates.parseOrNull("validFrom", form.value("validFrom"));
        if (validFrom == null) {
            throw Refusal.malformed("validFrom", message("missing"));
        }
        List<Status> successes = form.all("successStatuses").stream()
                .map(text -> Codes.parse(Status.class, "successStatuses", text))
                .toList();
        if (successes.isEmpty()) {
            throw Refusal.malformed("successStatuses", message("empty"));
        }
        BigDecimal target = form.decimal("targetPercent");
        if (target == null) {
            throw Refusal.malformed("targetPercent", message("missing"));
        }
        return new Revision(validFrom, target, successes, form.decimal("minimumWeeklyHours"));
    }

    /** The present initiative with this revision. It replaces a revision that is valid from the same day. */
    private static InitiativeBody body(
            Initiative initiative, Measure measure, Revision revision, Integer expectedVersion) {
        Definition present = initiative.definition();
        Measure revised = new Measure(
                measure.code(),
                measure.name(),
                measure.anchor(),
                measure.offset(),
                measure.graceDays(),
                measure.excludedExitReasons(),
                Stream.concat(
                                measure.revisions().stream()
                                        .filter(one -> !one.validFrom().equals(revision.validFrom())),
                                Stream.of(revision))
                        .toList());
        return new InitiativeBody(
                initiative.code(),
                expectedVersion,
                present.name(),
                present.administrations(),
                present.runsFrom(),
                present.runsTo(),
                present.capacity(),
                present.caseloadNorm(),
                present.targetGroup(),
                present.effort(),
                present.objective(),
                present.evaluation(),
                present.minimumAge(),
                present.maximumAge(),
                present.windowBasis(),
                present.measures().stream()
                        .map(one -> one.code().equals(measure.code()) ? revised : one)
                        .toList(),
                present.retentionPeriod(),
                present.archiveBeforeErasure());
    }
}
