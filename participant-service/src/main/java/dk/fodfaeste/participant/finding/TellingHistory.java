package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What happened to an enrolment, who said so and why. */
@ApplicationScoped
@Transactional
public class TellingHistory {
    @Inject
    Enrolments enrolments;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    Clock clock;

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
