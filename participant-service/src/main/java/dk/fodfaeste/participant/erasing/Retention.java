package dk.fodfaeste.participant.erasing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How long a person is kept, and whether a legal hold blocks the erasure.
 *
 * @param lastEndOn the last day in any initiative; a wrong registration ends on the day it was marked; null if an enrolment has no exit
 * @param dueOn the first day on which the retention rule erases the person; null if an enrolment has no exit
 * @param legalHold null if there is none
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
