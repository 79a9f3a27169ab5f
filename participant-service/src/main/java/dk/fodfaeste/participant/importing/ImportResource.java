package dk.fodfaeste.participant.importing;

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

/** Imports a file of enrolments. */
@Path("/api/v1/enrolments/import")
public class ImportResource {
    private final ImportingEnrolments importing;
    private final ImportEndpoint importEndpoint;

    ImportResource(ImportingEnrolments importing, ImportEndpoint importEndpoint) {
        this.importing = importing;
        this.importEndpoint = importEndpoint;
    }

    /** @param dryRun true returns the result without changing anything */
    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.LEAD)
    @APIResponse(
            responseCode = "200",
            description = "The lines are imported.",
            content = @Content(schema = @Schema(implementation = ImportResult.class)))
    @APIResponse(
            responseCode = "202",
            description =
                    "The file is accepted and imported in the background. Its sender can read the status until one hour after the end.",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ImportStatus.class)))
    public Response importFile(
            InputStream file,
            @QueryParam("dryRun") String dryRun,
            @Parameter(description = "respond-async: respond before the lines are imported (202)")
                    @HeaderParam("Prefer")
                    String prefer)
            throws IOException {
        return importEndpoint.receive(file, dryRun, prefer, importing, ImportStatusResource.ADDRESS);
    }
}
