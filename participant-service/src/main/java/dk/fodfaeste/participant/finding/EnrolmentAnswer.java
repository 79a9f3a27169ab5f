package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An enrolment as it is shown, by GET, in lists and as the answer to every command. Of somebody whose address is protected all but the
 * assigned consultant and leads see that there is an enrolment and when, and not whose.
 */
public record EnrolmentAnswer(
        UUID enrolmentId,
        @Schema(nullable = true) UUID participantRef,
        @Schema(nullable = true) String caseNumber,
        String initiative,
        @Schema(nullable = true) String consultant,
        LocalDate startedOn,
        @Schema(nullable = true) Status statusAtStart,
        @Schema(nullable = true) LocalDate exitedOn,
        @Schema(nullable = true) ExitReason exitReason,
        int exitNumber,
        EnrolmentState state,
        int version,
        boolean protectedAddress,
        List<Violation> warnings) {

    EnrolmentAnswer withoutPerson() {
        return new EnrolmentAnswer(
                enrolmentId,
                null,
                null,
                initiative,
                null,
                startedOn,
                null,
                exitedOn,
                null,
                exitNumber,
                state,
                version,
                protectedAddress,
                List.of());
    }
}
