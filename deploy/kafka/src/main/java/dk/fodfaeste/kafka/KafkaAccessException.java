package dk.fodfaeste.kafka;

/** A table, an argument or a password is wrong, or does not fit the state of the broker. The message names the place and the reason. */
public final class KafkaAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KafkaAccessException(String message) {
        super(message);
    }
}
