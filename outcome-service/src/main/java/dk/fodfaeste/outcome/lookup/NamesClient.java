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

/** participant-service as a page asks it: in the user's own name, because it is participant-service that judges whom they may see. */
@Path("/api/v1/enrolments/names")
@RegisterRestClient(configKey = "names")
interface NamesClient {
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    byte[] names(@HeaderParam(HttpHeaders.AUTHORIZATION) String bearer, Question question);

    record Question(List<UUID> enrolmentIds) {}

    record Reply(List<PersonContact> items) {}
}
