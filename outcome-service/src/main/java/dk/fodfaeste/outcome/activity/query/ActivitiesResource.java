package dk.fodfaeste.outcome.activity.query;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Activities for consultants and partners, in their own initiatives, and for leads. */
@Path("/api/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
class ActivitiesResource {
    private final ActivityQueries activities;
    private final Caller caller;

    ActivitiesResource(ActivityQueries activities, Caller caller) {
        this.activities = activities;
        this.caller = caller;
    }

    /**
     * Includes withdrawn activities. Leaves out persons with a protected address whom the caller may not see. Without an enrolment, a partner gets
     * what their unit recorded.
     *
     * @param from the earliest day in {@code on}
     * @param to the latest day in {@code on}
     */
    @GET
    public Page<ActivityView> list(
            @QueryParam("enrolmentId") String enrolmentId,
            @QueryParam("initiative") String initiative,
            @QueryParam("kind") String kind,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        ActivityFilter filter = ActivityFilter.of(caller, enrolmentId, initiative, kind, from, to);
        return activities.list(filter, ActivityCursor.decode(after), PageLimit.of(limit));
    }

    @GET
    @Path("/{activityId}")
    public ActivityView find(@PathParam("activityId") String activityId) {
        return activities.find(ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity")));
    }
}
