package dk.fodfaeste.outcome.lookup;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Calls participant-service with the token of the user, because participant-service decides whom the user may see. */
@Path("/api/v1/enrolments/names")
@RegisterRestClient(configKey = "names")
interface NamesClient {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] names(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Request request);

    record Request(List<UUID> enrolmentIds) {}

    record Reply(List<PersonContact> items) {}
}
