package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** Somebody to look at in tests: in which initiative, and who. */
@Path("/api/v1/ward")
public class AuditedResource {
    @Inject
    Caller caller;

    @Inject
    AccessRecorder looking;

    @GET
    @Path("{initiative}/{ref}")
    @RolesAllowed(Roles.CONSULTANT)
    public String look(@PathParam("initiative") String initiative, @PathParam("ref") UUID ref) {
        looking.at(ref);
        if (!caller.isLetInto(initiative)) {
            throw Refusal.notFound("person");
        }
        return "a secret";
    }

    /** The audit trail of this test's service. */
    @Path("/api/v1/kit/audit")
    public static class Trail extends AuditResource {}
}
