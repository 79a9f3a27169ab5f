package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import dk.fodfaeste.outcome.followup.FollowUpsShown;
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
    private final ChangingFollowUp changing;
    private final NotingBeside noting;
    private final FollowUpsShown followUps;
    private final Clock clock;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingResource(ChangingFollowUp changing, NotingBeside noting, FollowUpsShown followUps, Clock clock) {
        this.changing = changing;
        this.noting = noting;
        this.followUps = followUps;
        this.clock = clock;
    }

    @POST
    @Path("/status")
    public FollowUpShown status(@NotNull(message = "is missing") @Valid StatusFound body) {
        return changed(new Change.Record(body.situation(), body.expectedVersion()));
    }

    @POST
    @Path("/correction")
    public FollowUpShown correction(@NotNull(message = "is missing") @Valid StatusCorrected body) {
        return changed(new Change.Correct(body.situation(), body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/lost")
    public FollowUpShown lost(@NotNull(message = "is missing") @Valid Lost body) {
        return changed(new Change.MarkLost(
                body.attempts(), body.reason(), body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/withdrawal")
    public FollowUpShown withdrawal(@NotNull(message = "is missing") @Valid TakenBack body) {
        return changed(new Change.TakeBack(body.because().strip(), body.expectedVersion()));
    }

    @POST
    @Path("/attempts")
    public FollowUpShown attempts(@NotNull(message = "is missing") @Valid AttemptMade body) {
        noting.attempt(id(), body.attemptedOn());
        return shown();
    }

    @PUT
    @Path("/note")
    public FollowUpShown note(@NotNull(message = "is missing") @Valid HeardAhead body) {
        noting.heard(id(), body.situation());
        return shown();
    }

    @DELETE
    @Path("/note")
    public FollowUpShown withoutNote() {
        noting.takeAway(id());
        return shown();
    }

    private FollowUpShown changed(Change change) {
        changing.change(id(), change);
        return shown();
    }

    private FollowUpId id() {
        return FollowUpId.read(enrolmentId, measure).orElseThrow(RecordingResource::notThere);
    }

    /** Gone where the person is erased in the same moment. */
    private FollowUpShown shown() {
        return followUps.one(id(), LocalDate.now(clock)).orElseThrow(RecordingResource::notThere);
    }

    private static Refusal notThere() {
        return Refusal.notFound("follow-up");
    }
}
