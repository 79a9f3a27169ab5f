package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An enrolment as the caller may see it: the response to GET, to searches and to commands. If the address is protected, only the assigned
 * consultant and leads see the person; others see the enrolment and its dates.
 */
public record EnrolmentView(
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

    EnrolmentView withoutWarning(EnrolmentWarning warning) {
        return new EnrolmentView(
                enrolmentId,
                participantRef,
                caseNumber,
                initiative,
                consultant,
                startedOn,
                statusAtStart,
                exitedOn,
                exitReason,
                exitNumber,
                state,
                version,
                protectedAddress,
                warnings.stream()
                        .filter(each -> !EnrolmentWarning.of(each).equals(warning))
                        .toList());
    }

    EnrolmentView withoutPerson() {
        return new EnrolmentView(
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
