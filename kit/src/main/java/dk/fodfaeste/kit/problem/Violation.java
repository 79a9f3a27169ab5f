package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dk.fodfaeste.kit.message.Message;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invalid field.
 *
 * @param field its path in the request, such as {@code measures[0].offset}
 * @param message the fault; never repeats a person's data
 */
@JsonPropertyOrder({"field", "code", "message"})
public record Violation(
        String field, @Schema(implementation = String.class) Message message) {

    /** Identifies the fault for programs: its key in {@code messages.csv}. */
    @JsonProperty
    public String code() {
        return message.key();
    }
}
