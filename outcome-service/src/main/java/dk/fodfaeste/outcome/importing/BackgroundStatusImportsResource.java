package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.importing.ImportEndpoint;
import dk.fodfaeste.kit.importing.ImportStatus;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What became of a file of statuses that is taken in the background; for whoever sent it. */
@Path(BackgroundStatusImportsResource.ADDRESS + "/{importId}")
@RolesAllowed({Roles.LEAD, Roles.REGISTER})
class BackgroundStatusImportsResource {
    static final String ADDRESS = "/api/v1/statuses/imports";

    private final ImportEndpoint importEndpoint;

    BackgroundStatusImportsResource(ImportEndpoint importEndpoint) {
        this.importEndpoint = importEndpoint;
    }

    @GET
    public ImportStatus told(@PathParam("importId") String importId) {
        return importEndpoint.status(importId);
    }

    @GET
    @Path("/rejected-lines")
    @Produces("text/csv")
    @APIResponse(
            responseCode = "200",
            description = "The lines that were not taken, as they were sent, with the column problem in front.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response rejectedLines(@PathParam("importId") String importId) {
        return importEndpoint.rejectedLines(importId);
    }
}
