package dk.fodfaeste.kit.intake;

import java.time.Instant;

/**
 * A record that could not be read, as its place in the topic. It has no content of the record.
 *
 * @param reason the kind of fault and its position
 * @param foundAt when the service could not read the record
 */
public record DeadLetter(long id, String topic, int partition, long offset, String reason, Instant foundAt) {}
