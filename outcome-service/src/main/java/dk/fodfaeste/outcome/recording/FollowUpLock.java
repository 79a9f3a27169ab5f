package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Locks a follow-up for a command until the end of the transaction, and checks that the caller may change it. */
@ApplicationScoped
class FollowUpLock {
    private final FollowUpStore followUps;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    FollowUpLock(FollowUpStore followUps, Caller caller, AccessRecorder accessRecorder, Clock clock) {
        this.followUps = followUps;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    /**
     * @throws Refusal 404 if it is unknown or out of scope; 422 if activities decide the measure, or if it asks nothing
     *     about the enrolment at present
     */
    FollowUp acquire(FollowUpId id) {
        EnrolmentFacts facts = followUps
                .lock(id.enrolmentId())
                .filter(locked -> locked.measure(id.measure()).isPresent())
                .filter(locked -> {
                    accessRecorder.record(locked.enrolment().participantRef());
                    return caller.mayAccess(locked.enrolment().initiative());
                })
                .orElseThrow(() -> Refusal.notFound("follow-up"));
        caller.requireMaySee(
                facts.enrolment().protectedAddress(), facts.enrolment().consultant());
        return facts.requireFollowUp(facts.measure(id.measure()).orElseThrow());
    }

    /** Call it after {@link #acquire}, so that times are in the order of versions. */
    CommandContext context() {
        return new CommandContext(caller.user(), Clocks.instant(clock), LocalDate.now(clock));
    }
}
