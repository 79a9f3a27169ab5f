package dk.fodfaeste.outcome.lookup;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * participant-service as we call it: directly, and in our own name. Answers come as bytes, to be read as leniently as events are. A
 * connection that broke is tried again, because both calls only ask.
 */
@Path("/api/v1")
@RegisterRestClient(configKey = "participant-service")
@OidcClientFilter
@Retry(maxRetries = 2, delay = 200, retryOn = ProcessingException.class)
interface ParticipantServiceClient {
    @POST
    @Path("/enrolments/lookup")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] lookUp(LookupPayload.Question question);

    @GET
    @Path("/initiatives/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] initiative(@PathParam("code") String code);
}
