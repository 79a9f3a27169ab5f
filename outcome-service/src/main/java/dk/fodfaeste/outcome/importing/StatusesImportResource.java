package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.csv.ImportAnswer;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Takes statuses that a lead or a register has in a file. */
@Path("/api/v1/statuses/import")
class StatusesImportResource {
    private final ImportingStatuses importing;

    StatusesImportResource(ImportingStatuses importing) {
        this.importing = importing;
    }

    @POST
    @Consumes("text/csv")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.REGISTER})
    public ImportAnswer take(InputStream file, @QueryParam("dryRun") String dryRun) throws IOException {
        return importing.take(file, isDryRun(dryRun));
    }

    private static boolean isDryRun(String dryRun) {
        return switch (dryRun == null ? "" : dryRun.strip()) {
            case "true" -> true;
            case "", "false" -> false;
            default -> throw Refused.malformed("dryRun", "is neither true nor false");
        };
    }
}
