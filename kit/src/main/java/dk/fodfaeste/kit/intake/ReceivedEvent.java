package dk.fodfaeste.kit.intake;

/**
 * A record that was understood.
 *
 * @param type the CloudEvents type it came with, or null
 */
public record ReceivedEvent<T>(String topic, int partition, long offset, String key, String type, T data) {}
