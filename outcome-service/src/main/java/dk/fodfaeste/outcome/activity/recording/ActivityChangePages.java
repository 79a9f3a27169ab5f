package dk.fodfaeste.outcome.activity.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.activity.query.ActivityId;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** The pages on which a spell is ended and a planned meeting is moved, each with a day. */
@Path("/activities/{activityId}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
@Blocking
public class ActivityChangePages {
    private static final String WORKLIST = "work";

    @CheckedTemplate(basePath = "activity")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance end(ActivityRow row, Form form);

        static native TemplateInstance move(ActivityRow row, Form form);
    }

    private final ActivitiesViews views;
    private final ActivityCommandHandler commands;
    private final RequestValidator validator;
    private final Clock clock;

    @PathParam("activityId")
    String activityId;

    ActivityChangePages(
            ActivitiesViews views, ActivityCommandHandler commands, RequestValidator validator, Clock clock) {
        this.views = views;
        this.commands = commands;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param from {@code work} if the user comes from the worklist and returns to it */
    @GET
    @Path("/end")
    public TemplateInstance end(@QueryParam("from") String from) {
        return Templates.end(
                views.row(id()),
                Form.filled(Map.of("until", LocalDate.now(clock).toString(), "from", fromWorklist(from))));
    }

    @POST
    @Path("/end")
    public Response end(MultivaluedMap<String, String> sent) {
        ActivityForm form = new ActivityForm(Form.of(sent));
        try {
            EndRequest request = validator.validate(
                    new EndRequest(form.day("until"), form.form().number("expectedVersion")));
            commands.handle(id(), request.toCommand());
            return redirect(form.form(), ActivityAction.ENDED);
        } catch (Refusal refusal) {
            ActivityRow row = views.row(id());
            return Response.status(refusal.status())
                    .entity(Templates.end(row, form.form().refused(refusal, "until")))
                    .build();
        }
    }

    /** @param from {@code work} if the user comes from the worklist and returns to it */
    @GET
    @Path("/move")
    public TemplateInstance move(@QueryParam("from") String from) {
        return Templates.move(views.row(id()), Form.filled(Map.of("from", fromWorklist(from))));
    }

    @POST
    @Path("/move")
    public Response move(MultivaluedMap<String, String> sent) {
        ActivityForm form = new ActivityForm(Form.of(sent));
        try {
            LocalDate to = form.day("on");
            if (to == null) {
                throw Refusal.malformed("on", message("missing"));
            }
            Integer expectedVersion = form.form().number("expectedVersion");
            if (expectedVersion == null) {
                throw Refusal.malformed("expectedVersion", message("missing"));
            }
            commands.move(id(), to, expectedVersion);
            return redirect(form.form(), ActivityAction.MOVED);
        } catch (Refusal refusal) {
            ActivityRow row = views.row(id());
            return Response.status(refusal.status())
                    .entity(Templates.move(row, form.form().refused(refusal, "on")))
                    .build();
        }
    }

    private Response redirect(Form form, ActivityAction done) {
        return form.has("from", WORKLIST)
                ? ActivityRedirect.toWorklist("", done)
                : ActivityRedirect.toActivities(views.row(id()).activity().enrolmentId(), done);
    }

    private static String fromWorklist(String from) {
        return WORKLIST.equals(from) ? WORKLIST : "";
    }

    private UUID id() {
        return ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity"));
    }
}
