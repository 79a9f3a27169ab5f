package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.followup.FollowUpId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Refuses commands on the follow-ups of measures that ask again and again, because activities decide all of these. */
@Path(
        "/api/v1/follow-ups/{enrolmentId}/{recurringMeasure}/{occasion: [0-9]+-[0-9]+-[0-9]+}/{command: status|correction|lost|withdrawal}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
class RefusedOccasionsResource {
    private final FollowUpLock lock;

    RefusedOccasionsResource(FollowUpLock lock) {
        this.lock = lock;
    }

    /** Answers 422 with the kinds of activities that decide the measure. */
    @POST
    @Transactional
    public void refuse(
            @PathParam("enrolmentId") String enrolmentId,
            @PathParam("recurringMeasure") String measure,
            @PathParam("occasion") String occasion,
            @PathParam("command") String command) {
        FollowUpId.parse(enrolmentId, measure).ifPresent(lock::acquire);
        // People answer the measure, so it asks once and has no occasions.
        throw Refusal.notFound("follow-up");
    }
}
