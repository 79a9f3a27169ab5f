package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.activity.query.ActivityId;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/** The buttons in the row of an activity, on the time line and on the worklist: each is one command without further fields. */
@Path("/activities/{activityId}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
@Blocking
public class ActivityRowPage {
    private final ActivitiesViews views;
    private final ActivityCommandHandler commands;
    private final RequestValidator validator;
    private final ActivityRedirect redirect;
    private final Clock clock;

    @PathParam("activityId")
    String activityId;

    ActivityRowPage(
            ActivitiesViews views,
            ActivityCommandHandler commands,
            RequestValidator validator,
            ActivityRedirect redirect,
            Clock clock) {
        this.views = views;
        this.commands = commands;
        this.validator = validator;
        this.redirect = redirect;
        this.clock = clock;
    }

    /** An open spell goes on today. */
    @POST
    @Path("/confirmation")
    public Response confirm(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        ConfirmationRequest request =
                validator.validate(new ConfirmationRequest(LocalDate.now(clock), form.number("expectedVersion")));
        return execute(request.toCommand(), form, ActivityAction.CONFIRMED);
    }

    /** What became of a planned meeting, which was held on the planned day. */
    @POST
    @Path("/attendance")
    public Response attend(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        Attendance attendance = new ActivityForm(form).attendance();
        AttendanceRequest request =
                validator.validate(new AttendanceRequest(attendance, null, form.number("expectedVersion")));
        return execute(
                request.toCommand(),
                form,
                switch (attendance) {
                    case HELD -> ActivityAction.HELD;
                    case NO_SHOW -> ActivityAction.NO_SHOW;
                    // The command is refused for a meeting that stays planned.
                    case CANCELLED, PLANNED -> ActivityAction.CANCELLED;
                });
    }

    private Response execute(ActivityCommand command, Form form, ActivityAction done) {
        UUID id = ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity"));
        UUID enrolmentId = views.row(id).activity().enrolmentId();
        try {
            commands.handle(id, command);
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(ActivitiesPage.Templates.activities(views.of(enrolmentId, null, form.refused(refusal), "")))
                    .build();
        }
        return redirect.after(done, enrolmentId);
    }
}
