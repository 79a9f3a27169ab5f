package dk.fodfaeste.outcome.erasing;

import java.time.Instant;
import java.util.UUID;

/**
 * A person was erased, as participant-service tells it.
 *
 * @param archived whether what was known of her was to be written to the archive first
 */
record ParticipantEventPayload(UUID participantRef, String state, boolean archived, Instant recordedAt) {
    private static final String ERASED = "ERASED";

    ParticipantEventPayload {
        if (participantRef == null || state == null || recordedAt == null) {
            throw new IllegalArgumentException("participantRef, state or recordedAt is missing");
        }
    }

    /** False where a later writer tells something else of the person. */
    boolean isErasure() {
        return ERASED.equals(state);
    }
}
