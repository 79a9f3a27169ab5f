package dk.fodfaeste.outcome.team;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * Calls participant-service with the token of the lead, because participant-service checks the permission. A broken connection is retried, because a
 * repeated call changes nothing.
 */
@Path("/api/v1/enrolments/reassignments")
@RegisterRestClient(configKey = "participant-service")
@Retry(maxRetries = 2, delay = 200, retryOn = ProcessingException.class)
interface ReassignmentClient {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] reassign(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Request request);

    /** participant-service makes all reassignments or none. */
    record Request(List<Reassignment> reassignments) {}

    record Reassignment(UUID enrolmentId, String consultant) {}

    record Reply(int reassigned) {}
}
