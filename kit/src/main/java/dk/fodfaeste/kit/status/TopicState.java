package dk.fodfaeste.kit.status;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A topic that the service reads or has published events in.
 *
 * @param isRead whether the service reads it
 * @param isWritten whether the service has published events in it
 * @param publishedAt when its newest record was published; null if it has none, or if Kafka does not answer
 * @param unread the number of records that the service has not read; null if it does not read the topic, or if Kafka does not answer
 * @param readAt when the newest record that the service has read was published; null if this is not known
 */
public record TopicState(
        String topic,
        boolean isRead,
        boolean isWritten,
        @Schema(nullable = true) Instant publishedAt,
        @Schema(nullable = true) Long unread,
        @Schema(nullable = true) Instant readAt) {}
