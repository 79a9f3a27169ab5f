package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.audit.Looking;
import dk.fodfaeste.kit.problem.Refused;
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
    Looking looking;

    @Inject
    Clock clock;

    /** Oldest first. */
    public List<HistoryLine> of(UUID enrolmentId) {
        Enrolment enrolment = enrolments.withParticipant(enrolmentId).orElseThrow(() -> Refused.notFound("enrolment"));
        looking.at(enrolment.participant().participantRef());
        if (!caller.isLetInto(enrolment.initiative())) {
            throw Refused.notFound("enrolment");
        }
        caller.mustBeLetSee(enrolment.participant().protectedAddress(), enrolment.consultant());
        return enrolments.versionsOf(enrolment).stream()
                .map(version -> HistoryLine.of(version, clock.getZone()))
                .toList();
    }
}
