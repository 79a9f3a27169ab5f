package dk.fodfaeste.kit.republishing;

import dk.fodfaeste.kit.republishing.Republication.Scope;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * Sends the published events of a service once more. Each service that publishes events has an empty subclass that sets the path; the fields are
 * injected because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public abstract class RepublicationsResource {
    @Inject
    Republishing republishing;

    /** @param subject the id of an enrolment or the code of an initiative; null for everything */
    public record RepublicationBody(
            @NotNull(message = "missing") Scope scope, String subject) {}

    /** The latest ones, at most 20. */
    public record LatestRepublications(List<Republication> items) {}

    /** Starts in the background. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send published events once more",
            description =
                    "With the same ids and versions, and the header republished. Readers that compare versions are not affected.")
    @APIResponse(
            responseCode = "202",
            description = "It has started; the list says how far it is",
            content = @Content(schema = @Schema(implementation = Republication.class)))
    public Response start(@NotNull(message = "missing") @Valid RepublicationBody body) throws SQLException {
        return Response.accepted(republishing.start(body.scope(), body.subject()))
                .build();
    }

    @GET
    @Operation(summary = "The latest republications, newest first")
    public LatestRepublications latest() throws SQLException {
        return new LatestRepublications(republishing.latest());
    }
}
