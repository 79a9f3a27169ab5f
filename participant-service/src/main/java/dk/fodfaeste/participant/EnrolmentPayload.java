package dk.fodfaeste.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The facts of an enrolment for other services: the data of each event and the result of the lookup. They do not identify the person. The
 * JSON schema is {@code enrolment-event.v1} in contracts.
 *
 * @param protectedAddress whether only the assigned consultant and leads may see the person
 * @param state on the day of recording; for another day the reader derives it from the dates
 */
public record EnrolmentPayload(
        UUID enrolmentId,
        UUID participantRef,
        String initiative,
        String consultant,
        LocalDate startedOn,
        @Schema(nullable = true) Integer ageAtStart,
        @Schema(nullable = true) Status statusAtStart,
        @Schema(nullable = true) LocalDate exitedOn,
        @Schema(nullable = true) ExitReason exitReason,
        int exitNumber,
        @Schema(nullable = true) Integer ageAtExit,
        boolean protectedAddress,
        EnrolmentState state,
        int version,
        Instant recordedAt) {

    public static EnrolmentPayload of(Enrolment enrolment, LocalDate today) {
        return new EnrolmentPayload(
                enrolment.enrolmentId(),
                enrolment.participant().participantRef(),
                enrolment.initiative(),
                enrolment.consultant(),
                enrolment.startedOn(),
                enrolment.ageAtStart(),
                enrolment.statusAtStart(),
                enrolment.exitedOn(),
                enrolment.exitReason(),
                enrolment.exitNumber(),
                enrolment.ageAtExit(),
                enrolment.participant().protectedAddress(),
                enrolment.state(today),
                enrolment.version(),
                enrolment.recordedAt());
    }
}
