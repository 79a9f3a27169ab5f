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

/** One endpoint for each command on a follow-up. All return the follow-up after the change. */
@Path("/api/v1/follow-ups/{enrolmentId}/{measure}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
class RecordingResource {
    private final FollowUpCommandHandler commands;
    private final RecordingAttemptsAndNotes attemptsAndNotes;
    private final FollowUpQueries followUps;
    private final Clock clock;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingResource(
            FollowUpCommandHandler commands,
            RecordingAttemptsAndNotes attemptsAndNotes,
            FollowUpQueries followUps,
            Clock clock) {
        this.commands = commands;
        this.attemptsAndNotes = attemptsAndNotes;
        this.followUps = followUps;
        this.clock = clock;
    }

    @POST
    @Path("/status")
    public FollowUpView status(@NotNull(message = "missing") @Valid StatusRequest body) {
        return execute(body.toCommand());
    }

    @POST
    @Path("/correction")
    public FollowUpView correction(@NotNull(message = "missing") @Valid CorrectionRequest body) {
        return execute(body.toCommand());
    }

    @POST
    @Path("/lost")
    public FollowUpView lost(@NotNull(message = "missing") @Valid LostRequest body) {
        return execute(body.toCommand());
    }

    @POST
    @Path("/withdrawal")
    public FollowUpView withdrawal(@NotNull(message = "missing") @Valid WithdrawalRequest body) {
        return execute(body.toCommand());
    }

    @POST
    @Path("/attempts")
    public FollowUpView attempts(@NotNull(message = "missing") @Valid AttemptRequest body) {
        attemptsAndNotes.addAttempt(id(), body);
        return find();
    }

    @PUT
    @Path("/note")
    public FollowUpView note(@NotNull(message = "missing") @Valid NoteRequest body) {
        attemptsAndNotes.addNote(id(), body.situation());
        return find();
    }

    @DELETE
    @Path("/note")
    public FollowUpView removeNote() {
        attemptsAndNotes.removeNote(id());
        return find();
    }

    private FollowUpView execute(FollowUpCommand command) {
        commands.handle(id(), command);
        return find();
    }

    private FollowUpId id() {
        return FollowUpId.parse(enrolmentId, measure).orElseThrow(RecordingResource::notFound);
    }

    /** @throws Refusal 404 also if the person was erased in the meantime */
    private FollowUpView find() {
        return followUps.find(id(), LocalDate.now(clock)).orElseThrow(RecordingResource::notFound);
    }

    private static Refusal notFound() {
        return Refusal.notFound("follow-up");
    }
}
