package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** One follow-up of a measure that asks again and again, such as at the end of every month. */
@Path("/api/v1/follow-ups/{enrolmentId}/{recurringMeasure}/{occasion: [0-9]+-[0-9]+-[0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
class OccasionsResource {
    private final DecidedFollowUps followUps;
    private final Caller caller;
    private final Clock clock;

    OccasionsResource(DecidedFollowUps followUps, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public FollowUpView find(
            @PathParam("enrolmentId") String enrolmentId,
            @PathParam("recurringMeasure") String measure,
            @PathParam("occasion") String occasion,
            @QueryParam("today") String today) {
        LocalDate day =
                Optional.ofNullable(Dates.parsePlausibleOrNull("today", today)).orElseGet(() -> LocalDate.now(clock));
        Optional<LocalDate> asked = Optional.of(Dates.parse("occasion", occasion));
        return FollowUpId.parse(enrolmentId, measure)
                .flatMap(id -> followUps.find(id, asked, day))
                .filter(followUp -> caller.mayAccess(followUp.initiative()))
                .orElseThrow(() -> Refusal.notFound("follow-up"));
    }
}
