package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Reads enrolments. */
@Path("/api/v1/enrolments")
public class EnrolmentsResource {
    @Inject
    FindingEnrolments finding;

    @Inject
    LookingUp lookingUp;

    @Inject
    NamingEnrolments naming;

    @Inject
    TellingHistory history;

    @GET
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Page<EnrolmentAnswer> list(
            @QueryParam("initiative") String initiative,
            @QueryParam("consultant") String consultant,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after) {
        return finding.list(initiative, consultant, state, limit, after);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentAnswer one(UUID id) {
        return finding.one(id);
    }

    /** What happened to it, oldest first. */
    @GET
    @Path("{id}/history")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public HistoryLine.All history(UUID id) {
        return new HistoryLine.All(history.of(id));
    }

    /** Whose these enrolments are; those the caller may not see are left out. */
    @POST
    @Path("names")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Named.All names(@Valid @NotNull NamesBody body) {
        return new Named.All(naming.name(body.enrolmentIds()));
    }

    @POST
    @Path("search")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Page<EnrolmentAnswer> search(
            @Valid @NotNull SearchBody body, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        return finding.search(body, limit, after);
    }

    @POST
    @Path("lookup")
    @RolesAllowed(Roles.SERVICE)
    public LookupAnswer lookUp(@Valid @NotNull LookupBody body) {
        return lookingUp.lookUp(body);
    }
}
