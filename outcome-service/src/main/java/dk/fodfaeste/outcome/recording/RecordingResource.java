package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpQueries;
import dk.fodfaeste.outcome.followup.FollowUpView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;

/** One address for each thing that can be done to a follow-up. All answer the follow-up as GET shows it. */
@Path("/api/v1/follow-ups/{enrolmentId}/{measure}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
class RecordingResource {
    private final FollowUpCommandHandler changing;
    private final RecordingAttemptsAndNotes noting;
    private final FollowUpQueries followUps;
    private final Clock clock;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingResource(FollowUpCommandHandler changing, RecordingAttemptsAndNotes noting, FollowUpQueries followUps, Clock clock) {
        this.changing = changing;
        this.noting = noting;
        this.followUps = followUps;
        this.clock = clock;
    }

    @POST
    @Path("/status")
    public FollowUpView status(@NotNull(message = "is missing") @Valid StatusRequest body) {
        return changed(new FollowUpCommand.Record(body.situation(), body.expectedVersion()));
    }

    @POST
    @Path("/correction")
    public FollowUpView correction(@NotNull(message = "is missing") @Valid CorrectionRequest body) {
        return changed(new FollowUpCommand.Correct(body.situation(), body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/lost")
    public FollowUpView lost(@NotNull(message = "is missing") @Valid LostRequest body) {
        return changed(new FollowUpCommand.MarkLost(
                body.attempts(), body.reason(), body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/withdrawal")
    public FollowUpView withdrawal(@NotNull(message = "is missing") @Valid WithdrawalRequest body) {
        return changed(new FollowUpCommand.TakeBack(body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/attempts")
    public FollowUpView attempts(@NotNull(message = "is missing") @Valid AttemptRequest body) {
        noting.attempt(id(), body.attemptedOn());
        return shown();
    }

    @PUT
    @Path("/note")
    public FollowUpView note(@NotNull(message = "is missing") @Valid NoteRequest body) {
        noting.heard(id(), body.situation());
        return shown();
    }

    @DELETE
    @Path("/note")
    public FollowUpView withoutNote() {
        noting.takeAway(id());
        return shown();
    }

    private FollowUpView changed(FollowUpCommand change) {
        changing.change(id(), change);
        return shown();
    }

    private FollowUpId id() {
        return FollowUpId.read(enrolmentId, measure).orElseThrow(RecordingResource::notThere);
    }

    /** Gone where the person is erased in the same moment. */
    private FollowUpView shown() {
        return followUps.one(id(), LocalDate.now(clock)).orElseThrow(RecordingResource::notThere);
    }

    private static Refusal notThere() {
        return Refusal.notFound("follow-up");
    }
}
