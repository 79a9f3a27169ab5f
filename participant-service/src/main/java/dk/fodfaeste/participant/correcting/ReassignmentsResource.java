package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A whole caseload changes hands. */
@Path("/api/v1/enrolments/reassignments")
public class ReassignmentsResource {
    @Inject
    ReassigningMany reassigning;

    @POST
    @RolesAllowed(Roles.LEAD)
    public ReassigningMany.Reassigned reassign(@Valid @NotNull ReassignmentsBody body) {
        return reassigning.reassign(body);
    }
}
