package dk.fodfaeste.participant;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The way of every change of an enrolment that exists: lock, look who was first, change, keep, tell. */
@ApplicationScoped
public class Changes {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    Ledger ledger;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    /**
     * @param meant what the caller wants to have happened; where the same caller's same words made the present version, this is
     *     the same request once more and changes nothing
     * @param verb makes it happen
     */
    @Transactional
    public Enrolment make(
            UUID id, int expectedVersion, EnrolmentEvent meant, Function<Enrolment, EnrolmentEvent> verb) {
        if (!participants.lockBehind(id)) {
            throw Refusal.notFound("enrolment");
        }
        Enrolment enrolment = enrolments.findById(id);
        accessRecorder.record(enrolment.participant().participantRef());
        if (!caller.mayAccess(enrolment.initiative())) {
            throw Refusal.notFound("enrolment");
        }
        caller.requireMaySee(enrolment.participant().protectedAddress(), enrolment.consultant());
        if (isRepeated(enrolment, expectedVersion, meant)) {
            return enrolment;
        }
        if (enrolment.version() != expectedVersion) {
            throw Refusal.stale(expectedVersion, enrolment.version());
        }
        EnrolmentEvent event = verb.apply(enrolment);
        ledger.keep(List.of(ledger.enter(enrolment, event, caller.user())));
        return enrolment;
    }

    private boolean isRepeated(Enrolment enrolment, int expectedVersion, EnrolmentEvent meant) {
        return enrolment.version() == expectedVersion + 1
                && enrolments.version(enrolment, enrolment.version()).wasMadeBy(caller.user(), meant);
    }
}
