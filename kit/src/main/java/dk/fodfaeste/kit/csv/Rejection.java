package dk.fodfaeste.kit.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.message.Message;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rejected line of an import.
 *
 * @param line the number of its first physical line; the header is 1
 * @param field the invalid column, or null if the line as a whole is invalid
 * @param problem the fault; never repeats a CPR or a name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rejection(
        int line,
        @Schema(nullable = true) String field,
        @Schema(implementation = String.class) Message problem) {}
