package dk.fodfaeste.outcome.activity.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.activity.ExternalId;
import dk.fodfaeste.outcome.activity.query.ActivityId;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.activity.query.ActivityView;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.lookup.ResolvingKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** One endpoint for each command on an activity. All return the activity after the change. */
@Path("/api/v1/activities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
class ActivityRecordingResource {
    private final ActivityCommandHandler commands;
    private final ActivityQueries activities;
    private final ResolvingKeys resolving;

    ActivityRecordingResource(ActivityCommandHandler commands, ActivityQueries activities, ResolvingKeys resolving) {
        this.commands = commands;
        this.activities = activities;
        this.resolving = resolving;
    }

    @POST
    @APIResponse(
            responseCode = "201",
            description = "The activity was recorded.",
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same activity was recorded before.",
            content = @Content(schema = @Schema(implementation = ActivityView.class)))
    public Response record(@NotNull(message = "missing") @Valid ActivityRequest body) {
        ActivityCommandHandler.Recorded recorded = recordOnce(body);
        return Response.status(recorded.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(activities.find(recorded.activityId()))
                .build();
    }

    private ActivityCommandHandler.Recorded recordOnce(ActivityRequest body) {
        String externalId = ExternalId.check(body.externalId());
        if ((body.enrolmentId() == null) == (body.caseNumber() == null)) {
            throw Refusal.malformed("enrolmentId", message("notExactlyOneKey"));
        }
        if (body.enrolmentId() != null) {
            return commands.record(body.enrolmentId(), body.details(), externalId);
        }
        ResolvedKey resolved = resolving
                .resolve(List.of(EnrolmentKey.ofCase(body.caseNumber())))
                .getFirst();
        return switch (resolved) {
            case ResolvedKey.Found(var enrolment) -> commands.record(enrolment, body.details(), externalId);
            case ResolvedKey.Unknown _, ResolvedKey.Ambiguous _ -> throw Refusal.outOfScope("caseNumber", "enrolment");
        };
    }

    @POST
    @Path("/{activityId}/end")
    public ActivityView end(
            @PathParam("activityId") String activityId, @NotNull(message = "missing") @Valid EndRequest body) {
        return execute(activityId, body.toCommand());
    }

    @POST
    @Path("/{activityId}/confirmation")
    public ActivityView confirmation(
            @PathParam("activityId") String activityId, @NotNull(message = "missing") @Valid ConfirmationRequest body) {
        return execute(activityId, body.toCommand());
    }

    @POST
    @Path("/{activityId}/attendance")
    public ActivityView attendance(
            @PathParam("activityId") String activityId, @NotNull(message = "missing") @Valid AttendanceRequest body) {
        return execute(activityId, body.toCommand());
    }

    @POST
    @Path("/{activityId}/correction")
    public ActivityView correction(
            @PathParam("activityId") String activityId,
            @NotNull(message = "missing") @Valid ActivityCorrectionRequest body) {
        return execute(activityId, body.toCommand());
    }

    @POST
    @Path("/{activityId}/withdrawal")
    public ActivityView withdrawal(
            @PathParam("activityId") String activityId,
            @NotNull(message = "missing") @Valid ActivityWithdrawalRequest body) {
        return execute(activityId, body.toCommand());
    }

    private ActivityView execute(String activityId, ActivityCommand command) {
        UUID id = ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity"));
        commands.handle(id, command);
        return activities.find(id);
    }
}
