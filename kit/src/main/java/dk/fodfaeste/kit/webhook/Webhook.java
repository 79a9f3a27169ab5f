package dk.fodfaeste.kit.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address of another system that gets events.
 *
 * @param types all types of the topics if empty
 * @param pausedUntil the receiver asked for a pause until then; null if it did not
 * @param waiting events that wait for their delivery; not those that the feed has after {@value WebhookDeliveries#MOST_WAITING} of them
 * @param parked events that could not be delivered
 * @param delivered events that the receiver has taken
 * @param lastDeliveredAt null before the first
 */
public record Webhook(
        UUID id,
        String address,
        List<String> topics,
        List<String> types,
        WebhookState state,
        @Schema(nullable = true) Instant pausedUntil,
        long waiting,
        long parked,
        long delivered,
        @Schema(nullable = true) Instant lastDeliveredAt,
        String createdBy,
        Instant createdAt) {}
