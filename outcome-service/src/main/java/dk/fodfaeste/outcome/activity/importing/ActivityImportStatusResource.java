package dk.fodfaeste.outcome.activity.importing;

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

/** The progress and result of a background import, for the user who sent the file. */
@Path(ActivityImportStatusResource.ADDRESS + "/{importId}")
@RolesAllowed({Roles.LEAD, Roles.REGISTER})
class ActivityImportStatusResource {
    static final String ADDRESS = "/api/v1/activities/imports";

    private final ImportEndpoint importEndpoint;

    ActivityImportStatusResource(ImportEndpoint importEndpoint) {
        this.importEndpoint = importEndpoint;
    }

    @GET
    public ImportStatus status(@PathParam("importId") String importId) {
        return importEndpoint.status(importId);
    }

    @GET
    @Path("/rejected-lines")
    @Produces("text/csv")
    @APIResponse(
            responseCode = "200",
            description = "The rejected lines as they were sent, with the column problem in front.",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    public Response rejectedLines(@PathParam("importId") String importId) {
        return importEndpoint.rejectedLines(importId);
    }
}
