package dk.fodfaeste.kit.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.csv.Rejection;
import dk.fodfaeste.kit.message.Message;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The progress of a background import.
 *
 * @param dryRun whether the import changes nothing
 * @param lines number of processed lines, without header and blank lines
 * @param accepted number of lines that changed something, or would do so without dry run
 * @param unchanged number of lines that were known already
 * @param rejectedCount number of rejected lines
 * @param rejected the first thousand rejected lines
 * @param failure the reason why it FAILED; accepted lines stay, and sending the file again imports the rest
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

        @Schema(nullable = true, implementation = String.class)
        Message failure) {

    /** RUNNING includes waiting imports. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }
}
