package dk.fodfaeste.kafka;

/**
 * What was asked for cannot be done: a table, an argument or a password is wrong, or does not fit what the broker has. The message names
 * the place and the reason.
 */
public final class KafkaAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KafkaAccessException(String message) {
        super(message);
    }
}
