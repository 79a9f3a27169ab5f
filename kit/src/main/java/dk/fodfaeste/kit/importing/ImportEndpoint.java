package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** What the import addresses of all services have in common: whoever prefers it is answered before the lines are taken (RFC 7240). */
@ApplicationScoped
public class ImportEndpoint {
    private static final String ASYNC = "respond-async";

    private final BackgroundImports imports;

    ImportEndpoint(BackgroundImports imports) {
        this.imports = imports;
    }

    /**
     * @param dryRun true only says what would become of the file
     * @param prefer as the header said it, or null
     * @param address under which an import in the background is asked for
     * @return 200 with what became of the lines, or 202 with where that will be told
     */
    public Response take(InputStream file, String dryRun, String prefer, FileImporter taking, String address)
            throws IOException {
        boolean isDryRun = isTrue(dryRun);
        if (!isAsync(prefer)) {
            return Response.ok(taking.take(file, isDryRun, new ImportTally())).build();
        }
        BackgroundImport begun = imports.begin(file, isDryRun, taking);
        return Response.accepted(begun.told())
                .header(HttpHeaders.LOCATION, address + "/" + begun.id())
                .header("Preference-Applied", ASYNC)
                .build();
    }

    /** @throws Refusal 404 where it is another user's, was forgotten, or never was */
    public ImportStatus told(String id) {
        return imports.own(id).told();
    }

    /** As a CSV file: what is wrong with each line stands in front of it. */
    public Response rejectedLines(String id) {
        return rejectedLines(
                imports.own(id),
                rejection -> rejection.field() == null
                        ? rejection.problem()
                        : rejection.field() + " " + rejection.problem());
    }

    static Response rejectedLines(BackgroundImport one, Function<Rejection, String> inWords) {
        one.mustBeDone();
        StreamingOutput lines = out -> one.writeRejectedLines(inWords, out);
        return Response.ok(lines, "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected-lines.csv\"")
                .build();
    }

    private static boolean isTrue(String dryRun) {
        return switch (dryRun == null ? "" : dryRun.strip()) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw Refusal.malformed("dryRun", "is neither true nor false");
        };
    }

    private static boolean isAsync(String prefer) {
        return prefer != null
                && Arrays.stream(prefer.toLowerCase(Locale.ROOT).split("[,;]"))
                        .anyMatch(one -> one.strip().equals(ASYNC));
    }
}
