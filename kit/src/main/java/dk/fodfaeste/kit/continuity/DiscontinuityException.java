package dk.fodfaeste.kit.continuity;

/** A topic does not continue what this service has read or written, so the work must stop. The message names the topic and the reason. */
public final class DiscontinuityException extends RuntimeException {
    public DiscontinuityException(String message) {
        super(message, null, false, false);
    }
}
