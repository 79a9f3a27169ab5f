package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** The payload of an outcome event: the whole state after the change, without free text. */
record OutcomeEventPayload(
        UUID enrolmentId,
        String initiative,
        String measure,
        LocalDate dueOn,
        int exitNumber,
        Set<Status> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        Source source,
        Integer attempts,
        LostReason lostReason,
        boolean lost,
        int version,
        Instant recordedAt) {
    private static final String TOPIC = "fodfaeste.outcome-events-v1";
    private static final String SCHEMA = "outcome-event.v1";

    static OutgoingEvent event(String initiative, Outcome outcome) {
        String key = outcome.enrolmentId().toString();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + outcome.measure() + "/" + outcome.version(),
                type(outcome.kind()),
                SCHEMA,
                outcome.recordedAt(),
                of(initiative, outcome));
    }

    static OutcomeEventPayload of(String initiative, Outcome outcome) {
        Situation situation = outcome.situation();
        return new OutcomeEventPayload(
                outcome.enrolmentId(),
                initiative,
                outcome.measure(),
                outcome.dueOn(),
                outcome.exitNumber(),
                situation == null ? null : situation.statuses(),
                situation == null ? null : situation.statusDate(),
                situation == null ? null : situation.weeklyHours(),
                situation == null ? null : situation.source(),
                outcome.attempts(),
                outcome.lostReason(),
                outcome.isLost(),
                outcome.version(),
                outcome.recordedAt());
    }

    private static String type(Outcome.Kind kind) {
        return switch (kind) {
            case RECORDED -> "dk.fodfaeste.outcome.recorded.v1";
            case CORRECTED -> "dk.fodfaeste.outcome.corrected.v1";
            case LOST -> "dk.fodfaeste.outcome.lost.v1";
            case WITHDRAWN -> "dk.fodfaeste.outcome.withdrawn.v1";
        };
    }
}
