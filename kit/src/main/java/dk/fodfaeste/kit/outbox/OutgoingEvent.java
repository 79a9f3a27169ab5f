package dk.fodfaeste.kit.outbox;

import java.time.Instant;

/**
 * An event to be told as a CloudEvent in Kafka's binary mode.
 *
 * @param key the aggregate's id: the record's key and the event's subject; order is kept per key
 * @param id the event's id, the same whenever the same version is told again: {@code <key>/<version>}
 * @param type such as {@code dk.fodfaeste.enrolment.exited.v1}
 * @param schema name of the schema in contracts/, such as {@code enrolment-event.v1}
 * @param time when it was recorded
 * @param data the full state after the change; never a CPR, a name, a case number or free text
 */
public record OutgoingEvent(
        String topic, String key, String id, String type, String schema, Instant time, Object data) {}
