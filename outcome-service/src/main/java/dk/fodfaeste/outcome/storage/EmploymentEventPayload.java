package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.outcome.Employment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The payload of an employment event: the whole state after the change, without the user who recorded it. */
record EmploymentEventPayload(
        String consultant, BigDecimal fullTimeEquivalent, LocalDate leavesOn, int version, Instant recordedAt) {
    private static final String TOPIC = "fodfaeste.employment-events-v1";
    private static final String SCHEMA = "employment-event.v1";
    private static final String TYPE = "dk.fodfaeste.employment.changed.v1";

    static OutgoingEvent event(Employment employment) {
        String key = employment.consultant();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + employment.version(),
                TYPE,
                SCHEMA,
                employment.recordedAt(),
                new EmploymentEventPayload(
                        key,
                        employment.fullTimeEquivalent(),
                        employment.leavesOn(),
                        employment.version(),
                        employment.recordedAt()));
    }
}
