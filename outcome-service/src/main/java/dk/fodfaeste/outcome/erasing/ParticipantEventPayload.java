package dk.fodfaeste.outcome.erasing;

import java.time.Instant;
import java.util.UUID;

/**
 * The payload of an event about a participant. Only erasures matter here.
 *
 * @param archived whether their data must be archived before the erasure
 */
record ParticipantEventPayload(UUID participantRef, String state, boolean archived, Instant recordedAt) {
    private static final String ERASED = "ERASED";

    ParticipantEventPayload {
        if (participantRef == null || state == null || recordedAt == null) {
            throw new IllegalArgumentException("participantRef, state or recordedAt is missing");
        }
    }

    /** False for other events of a newer participant-service. */
    boolean isErasure() {
        return ERASED.equals(state);
    }
}
