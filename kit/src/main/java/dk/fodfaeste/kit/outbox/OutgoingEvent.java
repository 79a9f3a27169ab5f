package dk.fodfaeste.kit.outbox;

import java.time.Instant;

/**
 * An event to publish as a CloudEvent in Kafka's binary mode.
 *
 * @param key the id of the aggregate: key of the record and subject of the event; the order is kept per key
 * @param id the id of the event, {@code <key>/<version>}; the same if a version is published again
 * @param type such as {@code dk.fodfaeste.enrolment.exited.v1}
 * @param schema the schema in contracts/, such as {@code enrolment-event.v1}
 * @param time when the change was recorded
 * @param data the full state after the change; never a CPR, a name, a case number or free text. Null in a compacted topic: the key exists no more
 */
public record OutgoingEvent(
        String topic, String key, String id, String type, String schema, Instant time, Object data) {}
