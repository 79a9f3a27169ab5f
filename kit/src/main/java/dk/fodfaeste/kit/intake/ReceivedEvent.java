package dk.fodfaeste.kit.intake;

/**
 * A Kafka record that could be read.
 *
 * @param type the CloudEvents type, or null
 */
public record ReceivedEvent<T>(String topic, int partition, long offset, String key, String type, T data) {}
