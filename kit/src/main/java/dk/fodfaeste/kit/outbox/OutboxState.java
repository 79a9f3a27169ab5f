package dk.fodfaeste.kit.outbox;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The events that are not published yet.
 *
 * @param waiting the number of events that wait for their publication
 * @param oldestWrittenAt when the oldest of them was written; null if none waits
 * @param parked the number of events that Kafka refused for good
 * @param failure why this instance cannot publish events now; null if nothing failed
 */
public record OutboxState(
        long waiting,
        @Schema(nullable = true) Instant oldestWrittenAt,
        long parked,
        @Schema(nullable = true) String failure) {}
