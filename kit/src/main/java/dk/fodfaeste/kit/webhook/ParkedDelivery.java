package dk.fodfaeste.kit.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event that could not be delivered.
 *
 * @param event identifies it within the webhook
 * @param id the id of the event, as in the feed
 * @param type of the event
 * @param attempts since it was first tried or re-driven
 * @param status of the last response; null without one
 */
public record ParkedDelivery(
        long event,
        String id,
        String type,
        Instant firstAttemptAt,
        Instant parkedAt,
        int attempts,
        DeliveryFailure failure,
        @Schema(nullable = true) Integer status) {}
