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
 * Calls participant-service with the token of this service. Replies are bytes, so that they are parsed as leniently as events. A broken connection is
 * retried, because all calls only read.
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
    byte[] lookUp(LookupPayload.Request request);

    @POST
    @Path("/enrolments/identifiers")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] identifiers(IdentifiersPayload.Request request);

    @GET
    @Path("/initiatives/{code}")
    @Produces(MediaType.APPLICATION_JSON)
    byte[] initiative(@PathParam("code") String code);
}
