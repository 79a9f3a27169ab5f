package dk.fodfaeste.kit.csv;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A line of an import that was not taken.
 *
 * @param line the physical line in the file on which it starts; the header is 1
 * @param field the column at fault, or null where it is the line as such
 * @param problem what is wrong; never repeats a CPR or a name
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rejection(int line, @Schema(nullable = true) String field, String problem) {}
