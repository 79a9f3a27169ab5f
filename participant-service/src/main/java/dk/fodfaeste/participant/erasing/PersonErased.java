package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.outbox.OutgoingEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * The erasure event. The JSON schema is {@code participant-event.v1} in contracts.
 *
 * @param archived whether the data were archived first; then other services archive their data too
 */
record PersonErased(UUID participantRef, String state, boolean archived, int version, Instant recordedAt) {
    static final String TOPIC = "fodfaeste.participant-events-v1";
    private static final String ERASED = "ERASED";

    PersonErased(UUID participantRef, boolean archived, Instant at) {
        this(participantRef, ERASED, archived, 1, at);
    }

    /** A later version of the service may emit other events on the topic. */
    boolean isErasure() {
        return ERASED.equals(state);
    }

    OutgoingEvent event() {
        return new OutgoingEvent(
                TOPIC,
                participantRef.toString(),
                participantRef + "/1",
                "dk.fodfaeste.participant.erased.v1",
                "participant-event.v1",
                recordedAt,
                this);
    }
}
