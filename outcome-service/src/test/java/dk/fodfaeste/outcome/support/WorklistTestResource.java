package dk.fodfaeste.outcome.support;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.WorklistQuery;
import dk.fodfaeste.outcome.followup.WorklistSection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Exposes {@link WorklistQuery} as JSON for tests. */
@Path("/test/open-work")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class WorklistTestResource {
    private final WorklistQuery work;

    WorklistTestResource(WorklistQuery work) {
        this.work = work;
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
