package dk.fodfaeste.outcome.support;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.UpcomingDeadline;
import dk.fodfaeste.outcome.followup.UpcomingDeadlines;
import dk.fodfaeste.outcome.followup.WorklistQuery;
import dk.fodfaeste.outcome.followup.WorklistSection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Exposes {@link WorklistQuery} and {@link UpcomingDeadlines} as JSON for tests. */
@Path("/test/open-work")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class WorklistTestResource {
    private final WorklistQuery work;
    private final UpcomingDeadlines deadlines;

    WorklistTestResource(WorklistQuery work, UpcomingDeadlines deadlines) {
        this.work = work;
        this.deadlines = deadlines;
    }

    @GET
    @Path("/deadlines")
    @Operation(hidden = true)
    public List<UpcomingDeadline> deadlines(
            @QueryParam("consultant") String consultant, @QueryParam("until") String until) {
        Optional<String> of = Optional.ofNullable(consultant);
        List<UpcomingDeadline> found = deadlines.find(of, TestClock.TODAY, LocalDate.parse(until), 100);
        if (deadlines.count(of, TestClock.TODAY, LocalDate.parse(until)) != found.size()) {
            throw new IllegalStateException("the number differs from the list");
        }
        return found;
    }

    @GET
    @Path("/counts")
    @Operation(hidden = true)
    public Map<WorklistSection, Long> counts(@QueryParam("consultant") String consultant) {
        return work.counts(Optional.ofNullable(consultant), TestClock.TODAY);
    }

    @GET
    @Path("/pile")
    @Operation(hidden = true)
    public Page<FollowUpView> pile(
            @QueryParam("pile") WorklistSection pile,
            @QueryParam("consultant") String consultant,
            @QueryParam("limit") int limit,
            @QueryParam("after") String after) {
        return work.page(pile, Optional.ofNullable(consultant), TestClock.TODAY, after, limit);
    }

    @GET
    @Path("/caseload")
    @Operation(hidden = true)
    public long caseload(@QueryParam("consultant") String consultant, @QueryParam("day") String day) {
        return work.caseload(consultant, LocalDate.parse(day));
    }
}
