package dk.fodfaeste.kit.webhook;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new webhook.
 *
 * @param address https, at most 500 characters, not inside a private network
 * @param topics of the service
 * @param types all types of the topics if empty or null
 * @param fromBeginning whether it also gets the events that are published already; false if null
 */
public record WebhookBody(
        @NotNull(message = "missing") String address,

        @NotEmpty(message = "notEmpty") List<@NotNull(message = "missing") String> topics,

        @Schema(nullable = true) List<@NotNull(message = "missing") String> types,

        @Schema(nullable = true) Boolean fromBeginning) {}
