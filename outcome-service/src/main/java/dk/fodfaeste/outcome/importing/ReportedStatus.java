package dk.fodfaeste.outcome.importing;

import static java.time.temporal.ChronoUnit.DAYS;

import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.util.Optional;

/**
 * What a line of a file or another system reports about one enrolment and one measure.
 *
 * @param situation empty if the person is reported as lost
 */
public record ReportedStatus(EnrolmentKey key, String measure, Optional<Situation> situation) implements ReportedFact {

    /**
     * Whether the version records the same. All LOST are equal. A version that was recorded for another exit, or for a due date that has since
     * moved further than the grace, records something else, unless the status names its day.
     *
     * @param followUp the present follow-up; empty if nothing is asked at present
     */
    boolean isRecordedBy(Outcome version, Optional<FollowUp> followUp) {
        boolean named = situation.map(Situation::statusDate).isPresent();
        if (followUp.filter(present ->
                        !isOfPresentExit(version, present) || !named && !isWithinGrace(version, present.derivedState()))
                .isPresent()) {
            return false;
        }
        return situation.map(version::matches).orElseGet(version::isLost);
    }

    private static boolean isOfPresentExit(Outcome version, FollowUp present) {
        return present.exitNumber() == 0 || present.exitNumber() == version.exitNumber();
    }

    /** While the follow-up is cancelled, there is no other due date. */
    private static boolean isWithinGrace(Outcome version, DerivedState present) {
        return present.dueOn() == null
                || version.dueOn() == null
                || Math.abs(DAYS.between(version.dueOn(), present.dueOn()))
                        <= DAYS.between(present.dueOn(), present.closesOn());
    }
}
