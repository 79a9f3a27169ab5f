package dk.fodfaeste.kit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.csv.Rejection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far an import in the background has come.
 *
 * @param dryRun whether it only says what would become of the file
 * @param lines that have been dealt with, the header and blank ones apart
 * @param accepted lines that changed something, or would on a dry run
 * @param unchanged lines that were known already
 * @param rejectedCount all lines that were not taken
 * @param rejected the first thousand of them; of a dry run only when it is done
 * @param failure why it stopped, where it FAILED; what was accepted before stays, and the same file sent again does the rest
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ImportStatus(
        State state,
        boolean dryRun,
        int lines,
        int accepted,
        int unchanged,
        int rejectedCount,
        List<Rejection> rejected,
        @Schema(nullable = true) String failure) {

    /** RUNNING is also what waits for its turn. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
