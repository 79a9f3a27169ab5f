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

/** A resource with personal data for tests. */
@Path("/api/v1/audited")
public class AuditedResource {
    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @GET
    @Path("{initiative}/{ref}")
    @RolesAllowed(Roles.CONSULTANT)
    public String read(@PathParam("initiative") String initiative, @PathParam("ref") UUID ref) {
        accessRecorder.record(ref);
        if (!caller.mayAccess(initiative)) {
            throw Refusal.notFound("person");
        }
        return "a secret";
    }

    /** The audit trail of the test service. */
    @Path("/api/v1/kit/audit")
    public static class Trail extends AuditResource {}
}
