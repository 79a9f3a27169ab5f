package dk.fodfaeste.participant.erasing;

import java.time.Instant;
import java.util.UUID;

/**
 * A person was erased, as the world hears of it. The JSON Schema is contracts' {@code participant-event.v1}.
 *
 * @param archived whether what was known of her was written to the archive first, so that whoever holds more does the same
 */
record PersonErased(UUID participantRef, String state, boolean archived, int version, Instant recordedAt) {
    private static final String ERASED = "ERASED";

    PersonErased(UUID participantRef, boolean archived, Instant at) {
        this(participantRef, ERASED, archived, 1, at);
    }

    /** False where a later writer tells something else of the person. */
    boolean isErasure() {
        return ERASED.equals(state);
    }
}
