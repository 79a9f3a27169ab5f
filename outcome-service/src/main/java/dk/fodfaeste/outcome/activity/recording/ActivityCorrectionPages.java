package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.activity.query.ActivityId;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
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
import java.util.List;
import java.util.UUID;

/** The pages on which an activity is corrected or withdrawn, each with a justification. */
@Path("/activities/{activityId}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
@Blocking
public class ActivityCorrectionPages {

    @CheckedTemplate(basePath = "activity")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance correct(
                ActivityRow row, Form form, List<Choice> kinds, List<Choice> attendances, List<Choice> sources);

        static native TemplateInstance withdraw(ActivityRow row, Form form);
    }

    private final ActivitiesViews views;
    private final ActivityQueries activities;
    private final ActivityAccess access;
    private final CorrectionPeriod correctionPeriod;
    private final ActivityCommandHandler commands;
    private final RequestValidator validator;

    @PathParam("activityId")
    String activityId;

    ActivityCorrectionPages(
            ActivitiesViews views,
            ActivityQueries activities,
            ActivityAccess access,
            CorrectionPeriod correctionPeriod,
            ActivityCommandHandler commands,
            RequestValidator validator) {
        this.views = views;
        this.activities = activities;
        this.access = access;
        this.correctionPeriod = correctionPeriod;
        this.commands = commands;
        this.validator = validator;
    }

    @GET
    @Path("/correct")
    public TemplateInstance correct() {
        ActivityRow row = correctableRow();
        return correct(row, ActivityForm.of(row.activity().details()));
    }

    @POST
    @Path("/correct")
    public Response correct(MultivaluedMap<String, String> sent) {
        ActivityForm form = new ActivityForm(Form.of(sent));
        ActivityRow row = correctableRow();
        try {
            commands.handle(id(), validator.validate(form.correction()).toCommand());
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(correct(row, form.refusedCorrecting(refusal)))
                    .build();
        }
        return ActivityRedirect.toActivities(row.activity().enrolmentId(), ActivityAction.CORRECTED);
    }

    @GET
    @Path("/withdraw")
    public TemplateInstance withdraw() {
        return Templates.withdraw(correctableRow(), Form.empty());
    }

    @POST
    @Path("/withdraw")
    public Response withdraw(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        ActivityRow row = correctableRow();
        try {
            ActivityWithdrawalRequest request = validator.validate(
                    new ActivityWithdrawalRequest(form.valueOrNull("because"), form.number("expectedVersion")));
            commands.handle(id(), request.toCommand());
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.withdraw(row, form.refused(refusal, "because")))
                    .build();
        }
        return ActivityRedirect.toActivities(row.activity().enrolmentId(), ActivityAction.WITHDRAWN);
    }

    /** Checks the permission before the form is shown. */
    private ActivityRow correctableRow() {
        access.requireMayCorrect(activities.history(id()).getFirst());
        ActivityRow row = views.row(id());
        correctionPeriod.requireMayCorrect(row.activity().recordedAt());
        return row;
    }

    private TemplateInstance correct(ActivityRow row, Form form) {
        return Templates.correct(
                row,
                form,
                views.kindsLike(row.activity()),
                CodeLabels.choices(Attendance.class),
                CodeLabels.choices(Source.class));
    }

    private UUID id() {
        return ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity"));
    }
}
