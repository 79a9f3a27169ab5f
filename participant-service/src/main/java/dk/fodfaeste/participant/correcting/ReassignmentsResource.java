package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Reassigns the enrolments of a caseload. */
@Path("/api/v1/enrolments/reassignments")
public class ReassignmentsResource {
    private final ReassigningMany reassigning;

    ReassignmentsResource(ReassigningMany reassigning) {
        this.reassigning = reassigning;
    }

    @POST
    @RolesAllowed(Roles.LEAD)
    public ReassigningMany.ReassignmentCounts reassign(@Valid @NotNull ReassignmentsBody body) {
        return reassigning.reassign(body);
    }
}
