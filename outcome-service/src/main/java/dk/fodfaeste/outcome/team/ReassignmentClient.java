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
 * participant-service as a lead calls it: in the lead's own name, because it is she who may do this, and it who judges that. A
 * connection that broke is tried again, because the same again changes nothing.
 */
@Path("/api/v1/enrolments/reassignments")
@RegisterRestClient(configKey = "participant-service")
@Retry(maxRetries = 2, delay = 200, retryOn = ProcessingException.class)
interface ReassignmentClient {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] reassign(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Question question);

    /** All of them or none. */
    record Question(List<Takeover> reassignments) {}

    record Takeover(UUID enrolmentId, String consultant) {}

    record Reply(int reassigned) {}
}
