package dk.fodfaeste.outcome.activity.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.activity.query.ActivityId;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/**
 * The time line of an enrolment and the forms that add to it. It is a fragment of the enrolment page of participant-service, without the forms that
 * add, and a full page.
 */
@Path("/activities/of/{enrolmentId}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
@Blocking
public class ActivitiesPage {

    @CheckedTemplate(basePath = "activity")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance activities(ActivitiesView view);
    }

    private final ActivitiesViews views;
    private final ActivityCommandHandler commands;
    private final CopyingActivities copying;
    private final RequestValidator validator;
    private final ActivityRedirect redirect;

    @PathParam("enrolmentId")
    UUID enrolmentId;

    ActivitiesPage(
            ActivitiesViews views,
            ActivityCommandHandler commands,
            CopyingActivities copying,
            RequestValidator validator,
            ActivityRedirect redirect) {
        this.views = views;
        this.commands = commands;
        this.copying = copying;
        this.validator = validator;
        this.redirect = redirect;
    }

    /** @param did the {@link ActivityAction} that the user has just taken */
    @GET
    public TemplateInstance show(@QueryParam("did") String did) {
        return Templates.activities(views.of(enrolmentId, null, Form.empty(), ActivityAction.message(did)));
    }

    /** Adds an activity. The hidden field {@code shape} says which form it is. */
    @POST
    public Response add(MultivaluedMap<String, String> sent) {
        ActivityForm form = new ActivityForm(Form.of(sent));
        ActivityKind.Shape shape =
                Codes.parse(ActivityKind.Shape.class, "shape", form.form().value("shape"));
        try {
            commands.record(
                    enrolmentId, validator.validate(form.request(enrolmentId)).details(), null);
        } catch (Refusal refusal) {
            requireShowable(refusal);
            return refused(
                    new ActivitiesViews.RefusedAdding(shape, form.refusedAdding(refusal)), Form.empty(), refusal);
        }
        return redirect.after(ActivityAction.RECORDED, enrolmentId);
    }

    @POST
    @Path("/copies")
    public Response copy(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            List<UUID> chosen = form.all("activityId").stream()
                    .map(id -> ActivityId.parse(id).orElseThrow(() -> Refusal.notFound("activity")))
                    .distinct()
                    .toList();
            if (chosen.isEmpty()) {
                throw Refusal.malformed("activityId", message("nothingChosen"));
            }
            copying.copy(enrolmentId, chosen);
        } catch (Refusal refusal) {
            requireShowable(refusal);
            return refused(null, form.refused(refusal), refusal);
        }
        return ActivityRedirect.toActivities(enrolmentId, ActivityAction.COPIED);
    }

    private Response refused(ActivitiesViews.RefusedAdding adding, Form rowRefusal, Refusal refusal) {
        return Response.status(refusal.status())
                .entity(Templates.activities(views.of(enrolmentId, adding, rowRefusal, "")))
                .build();
    }

    /** @throws Refusal if it is 404, because then there is no page to show */
    private static void requireShowable(Refusal refusal) {
        if (refusal.status() == 404) {
            throw refusal;
        }
    }
}
