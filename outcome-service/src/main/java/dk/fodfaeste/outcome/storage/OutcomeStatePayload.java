package dk.fodfaeste.outcome.storage;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.outcome.Answer;
import dk.fodfaeste.outcome.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What is recorded for one follow-up at present: the payload of its latest outcome event, and whether that answers the follow-up.
 *
 * @param occasion the day of a follow-up that is asked again and again; null, because people answer only follow-ups that are asked once
 * @param revision counts the states of the key, including its tombstones
 */
record OutcomeStatePayload(
        @JsonUnwrapped OutcomeEventPayload outcome, LocalDate occasion, Answer answer, boolean excluded, int revision) {
    private static final String TOPIC = "fodfaeste.outcome-state-v1";
    private static final String SCHEMA = "outcome-state.v1";
    private static final String CHANGED = "dk.fodfaeste.outcome-state.changed.v1";
    private static final String REMOVED = "dk.fodfaeste.outcome-state.removed.v1";

    static OutgoingEvent event(
            String initiative, Outcome outcome, Answer answer, boolean excluded, int revision, Instant at) {
        return event(
                outcome.enrolmentId(),
                outcome.measure(),
                CHANGED,
                revision,
                at,
                new OutcomeStatePayload(OutcomeEventPayload.of(initiative, outcome), null, answer, excluded, revision));
    }

    /** A tombstone, after which nothing is recorded for the follow-up. */
    static OutgoingEvent removal(UUID enrolmentId, String measure, int revision, Instant at) {
        return event(enrolmentId, measure, REMOVED, revision, at, null);
    }

    /** The key is the path of the follow-up below {@code /api/v1/follow-ups}. */
    private static OutgoingEvent event(
            UUID enrolmentId, String measure, String type, int revision, Instant at, OutcomeStatePayload data) {
        String key = enrolmentId + "/" + measure;
        return new OutgoingEvent(TOPIC, key, key + "/" + revision, type, SCHEMA, at, data);
    }
}
