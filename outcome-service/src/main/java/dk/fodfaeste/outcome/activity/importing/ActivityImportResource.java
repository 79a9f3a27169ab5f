package dk.fodfaeste.outcome.activity.importing;

import dk.fodfaeste.kit.csv.ImportResult;
import dk.fodfaeste.kit.importing.ImportEndpoint;
import dk.fodfaeste.kit.importing.ImportStatus;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Imports a file of activities from a lead or a register. */
@Path("/api/v1/activities/import")
class ActivityImportResource {
    private final ImportingActivities importing;
    private final ImportEndpoint importEndpoint;

    ActivityImportResource(ImportingActivities importing, ImportEndpoint importEndpoint) {
        this.importing = importing;
        this.importEndpoint = importEndpoint;
    }

    /** @param dryRun true to check the file without importing it */
    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.REGISTER})
    @APIResponse(
            responseCode = "200",
            description = "The lines were imported.",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "The file is being imported in the background. Its sender can read the result for an hour after its end.",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ImportStatus.class)))
    public Response importFile(
            InputStream file,
            @QueryParam("dryRun") String dryRun,
            @Parameter(description = "respond-async: import in the background and reply with 202")
                    @HeaderParam("Prefer")
                    String prefer)
            throws IOException {
        return importEndpoint.receive(file, dryRun, prefer, importing, ActivityImportStatusResource.ADDRESS);
    }
}
