package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.ImportTally;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The import endpoints of the API, which all services share. {@code Prefer: respond-async} (RFC 7240) imports in the background. */
@ApplicationScoped
public class ImportEndpoint {
    private static final String ASYNC = "respond-async";

    private final BackgroundImports imports;
    private final ImportFiles files;
    private final UriInfo address;

    ImportEndpoint(BackgroundImports imports, ImportFiles files, @Context UriInfo address) {
        this.imports = imports;
        this.files = files;
        this.address = address;
    }

    /**
     * @param dryRun true returns the result without changing anything
     * @param prefer the header {@code Prefer}, or null
     * @param address the address of background imports
     * @return 200 with the result, or 202 with the address of the background import
     */
    public Response receive(InputStream file, String dryRun, String prefer, FileImporter importer, String address)
            throws IOException {
        boolean isDryRun = isTrue(dryRun);
        if (!isAsync(prefer)) {
            try (ImportFile received = files.receive(file);
                    InputStream lines = received.openForReading()) {
                return Response.ok(importer.importLines(lines, isDryRun, new ImportTally()))
                        .build();
            }
        }
        BackgroundImport begun = imports.begin(file, isDryRun, importer);
        return Response.accepted(begun.status())
                .header(HttpHeaders.LOCATION, address + "/" + begun.id())
                .header("Preference-Applied", ASYNC)
                .build();
    }

    /** @throws Refusal 404 if it belongs to another user or does not exist any more */
    public ImportStatus status(String id) {
        return imports.own(id).status();
    }

    /** The rejected lines as a CSV file with the reason in the first column. */
    public Response rejectedLines(String id) {
        return rejectedLines(
                imports.own(id),
                rejection -> rejection.faults().stream()
                        .map(fault -> fault.field() == null
                                ? fault.problem().english()
                                : fault.field() + " " + fault.problem().english())
                        .collect(Collectors.joining("; ")));
    }

    static Response rejectedLines(BackgroundImport finished, Function<Rejection, String> describe) {
        finished.requireDone();
        StreamingOutput lines = out -> finished.writeRejectedLines(describe, out);
        return Response.ok(lines, "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected-lines.csv\"")
                .build();
    }

    /** JAX-RS passes null for {@code ?dryRun} and {@code ?dryRun=}, which are not taken for a missing parameter. */
    private boolean isTrue(String dryRun) {
        boolean absent = dryRun == null && !address.getQueryParameters().containsKey("dryRun");
        return switch (absent ? "false" : Objects.requireNonNullElse(dryRun, "")) {
            case "false" -> false;
            case "true" -> true;
            default -> throw Refusal.malformed("dryRun", message("notABoolean"));
        };
    }

    private static boolean isAsync(String prefer) {
        return prefer != null
                && Arrays.stream(prefer.toLowerCase(Locale.ROOT).split("[,;]"))
                        .anyMatch(preference -> preference.strip().equals(ASYNC));
    }
}
