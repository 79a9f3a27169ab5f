package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
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
import java.util.Set;

/** Follow-ups for consultants, in their own initiatives, and for leads. */
@Path("/api/v1/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
class FollowUpsResource {
    private final FollowUpQueries followUps;
    private final DecidedFollowUps decided;
    private final Caller caller;
    private final Clock clock;

    FollowUpsResource(FollowUpQueries followUps, DecidedFollowUps decided, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.decided = decided;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Without {@code measure}, only follow-ups that people answer. The follow-ups of a measure that recorded activities decide are in the order of
     * enrolments; other lists are in the order of due dates.
     */
    @GET
    public Page<FollowUpView> list(
            @QueryParam("initiative") String initiative,
            @QueryParam("consultant") String consultant,
            @QueryParam("measure") String measure,
            @QueryParam("state") String state,
            @QueryParam("dueFrom") String dueFrom,
            @QueryParam("dueTo") String dueTo,
            @QueryParam("today") String today,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        FollowUpFilter filter =
                FollowUpFilter.of(caller, initiative, consultant, measure, state, dueFrom, dueTo, day(today));
        Set<String> derived = decided.initiativesOf(filter);
        return derived.isEmpty()
                ? followUps.list(filter, FollowUpCursor.decode(after), PageLimit.of(limit))
                : decided.list(filter, derived, DecidedCursor.decode(after), PageLimit.of(limit));
    }

    /** A follow-up of a measure that asks once. */
    @GET
    @Path("/{enrolmentId}/{measure}")
    public FollowUpView find(
            @PathParam("enrolmentId") String enrolmentId,
            @PathParam("measure") String measure,
            @QueryParam("today") String today) {
        LocalDate day = day(today);
        return FollowUpId.parse(enrolmentId, measure)
                .flatMap(id -> followUps.find(id, day).or(() -> decided.find(id, Optional.empty(), day)))
                .filter(followUp -> caller.mayAccess(followUp.initiative()))
                .orElseThrow(() -> Refusal.notFound("follow-up"));
    }

    private LocalDate day(String today) {
        return Optional.ofNullable(Dates.parsePlausibleOrNull("today", today)).orElseGet(() -> LocalDate.now(clock));
    }
}
