package dk.fodfaeste.kit.problem;

import dk.fodfaeste.kit.message.Message;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invalid field.
 *
 * @param field its path in the request, such as {@code measures[0].offset}
 * @param message the fault; never repeats a person's data
 */
public record Violation(
        String field, @Schema(implementation = String.class) Message message) {}
