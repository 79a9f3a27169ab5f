package dk.fodfaeste.participant;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Changes an existing enrolment: locks the person, checks access and version, applies the change, records the new version and emits the event.
 */
@ApplicationScoped
public class EnrolmentChanges {
    private final Participants participants;
    private final Enrolments enrolments;
    private final EnrolmentRecorder recorder;
    private final Caller caller;
    private final AccessRecorder accessRecorder;

    EnrolmentChanges(
            Participants participants,
            Enrolments enrolments,
            EnrolmentRecorder recorder,
            Caller caller,
            AccessRecorder accessRecorder) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.recorder = recorder;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /**
     * @param intended the event that the caller wants; if the same caller made the present version with an equal event, the request is a
     *     repetition and changes nothing
     * @param change applies the event to the enrolment
     */
    @Transactional
    public Enrolment make(
            UUID id, int expectedVersion, EnrolmentEvent intended, Function<Enrolment, EnrolmentEvent> change) {
        return makeLocked(id, expectedVersion, intended, change);
    }

    /**
     * A change that can lengthen the period of the enrolment.
     *
     * @param change receives the enrolment and the person's other periods in the same initiative
     */
    @Transactional
    public Enrolment changePeriod(
            UUID id,
            int expectedVersion,
            EnrolmentEvent intended,
            BiFunction<Enrolment, OtherPeriods, EnrolmentEvent> change) {
        return makeLocked(
                id,
                expectedVersion,
                intended,
                enrolment -> change.apply(enrolment, enrolments.otherPeriodsOf(enrolment)));
    }

    private Enrolment makeLocked(
            UUID id, int expectedVersion, EnrolmentEvent intended, Function<Enrolment, EnrolmentEvent> change) {
        if (!participants.lockByEnrolment(id)) {
            throw Refusal.notFound("enrolment");
        }
        Enrolment enrolment = enrolments.findById(id);
        accessRecorder.record(enrolment.participant().participantRef());
        if (!caller.mayAccess(enrolment.initiative())) {
            throw Refusal.notFound("enrolment");
        }
        caller.requireMaySee(enrolment.participant().protectedAddress(), enrolment.consultant());
        if (isRepeated(enrolment, expectedVersion, intended)) {
            return enrolment;
        }
        if (enrolment.version() != expectedVersion) {
            throw Refusal.stale(expectedVersion, enrolment.version());
        }
        EnrolmentEvent event = change.apply(enrolment);
        recorder.save(List.of(recorder.record(enrolment, event, caller.user())));
        return enrolment;
    }

    private boolean isRepeated(Enrolment enrolment, int expectedVersion, EnrolmentEvent intended) {
        return enrolment.version() == expectedVersion + 1
                && enrolments.version(enrolment, enrolment.version()).wasMadeBy(caller.user(), intended);
    }
}
