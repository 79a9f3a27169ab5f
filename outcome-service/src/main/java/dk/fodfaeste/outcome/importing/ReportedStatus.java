package dk.fodfaeste.outcome.importing;

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

    /** Whether the version records the same. All LOST are equal. */
    boolean isRecordedBy(Outcome version) {
        return situation.map(version::matches).orElseGet(version::isLost);
    }
}
