package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** An enrolment as it is shown, by GET, in lists and as the answer to every command. */
public record EnrolmentAnswer(
        UUID enrolmentId,
        UUID participantRef,
        String caseNumber,
        String initiative,
        String consultant,
        LocalDate startedOn,
        Status statusAtStart,
        LocalDate exitedOn,
        ExitReason exitReason,
        int exitNumber,
        EnrolmentState state,
        int version,
        List<Violation> warnings) {}
