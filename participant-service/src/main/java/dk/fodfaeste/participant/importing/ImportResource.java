package dk.fodfaeste.participant.importing;

import dk.fodfaeste.kit.csv.ImportAnswer;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;

/** Takes a file of enrolments. */
@Path("/api/v1/enrolments/import")
public class ImportResource {
    @Inject
    ImportingEnrolments importing;

    /** @param dryRun true only says what would become of the file */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.LEAD)
    public ImportAnswer take(InputStream file, @QueryParam("dryRun") String dryRun) throws IOException {
        return isTrue(dryRun) ? importing.tryOut(file) : importing.take(file);
    }

    private static boolean isTrue(String dryRun) {
        return switch (dryRun == null ? "" : dryRun.strip()) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw Refused.malformed("dryRun", "is neither true nor false");
        };
    }
}
