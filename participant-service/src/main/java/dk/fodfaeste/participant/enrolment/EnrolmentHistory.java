package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The history of an enrolment: what changed, when, by whom and why. */
@ApplicationScoped
@Transactional
public class EnrolmentHistory {
    private final Enrolments enrolments;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    EnrolmentHistory(Enrolments enrolments, Caller caller, AccessRecorder accessRecorder, Clock clock) {
        this.enrolments = enrolments;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<HistoryLine> of(UUID enrolmentId) {
        Enrolment enrolment = enrolments.withParticipant(enrolmentId).orElseThrow(() -> Refusal.notFound("enrolment"));
        accessRecorder.record(enrolment.participant().participantRef());
        if (!caller.mayAccess(enrolment.initiative())) {
            throw Refusal.notFound("enrolment");
        }
        caller.requireMaySee(enrolment.participant().protectedAddress(), enrolment.consultant());
        return enrolments.versionsOf(enrolment).stream()
                .map(version -> HistoryLine.of(version, clock.getZone()))
                .toList();
    }
}
