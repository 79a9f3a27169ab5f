package dk.fodfaeste.participant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An enrolment as the outside hears of it: the data of each of its events, and what the lookup answers. Nothing in it says who the
 * person is. The JSON Schema is contracts' {@code enrolment-event.v1}.
 *
 * @param protectedAddress whether the person is to be shown to the assigned consultant and leads only
 * @param state on the day of recording; who needs it for another day derives it from the dates
 */
public record EnrolmentFacts(
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

    public static EnrolmentFacts of(Enrolment enrolment, LocalDate today) {
        return new EnrolmentFacts(
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
