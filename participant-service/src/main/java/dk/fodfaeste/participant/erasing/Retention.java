package dk.fodfaeste.participant.erasing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a person is kept, and what stands against erasing her.
 *
 * @param lastEndOn the last day in any of the initiatives, of a wrong registration the day on which it was found out; null while an
 *     enrolment has no exit
 * @param dueOn from this day on the rule erases the person; null while an enrolment has no exit
 * @param legalHold the one that stops it; null where there is none
 */
record Retention(
        UUID participantRef,
        List<String> initiatives,
        @Schema(nullable = true) LocalDate lastEndOn,
        @Schema(nullable = true) LocalDate dueOn,
        @Schema(nullable = true) Hold legalHold) {

    record Hold(Instant heldAt, String heldBy, String because) {}

    boolean isDueOn(LocalDate day) {
        return dueOn != null && !dueOn.isAfter(day);
    }
}
