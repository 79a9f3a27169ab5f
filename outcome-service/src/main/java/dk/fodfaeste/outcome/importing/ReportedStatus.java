package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;
import java.util.Optional;

/**
 * What a line of a file, or a register, says of one enrolment and one measure.
 *
 * @param situation absent where it says that the person is lost
 */
public record ReportedStatus(EnrolmentKey key, String measure, Optional<Situation> situation) {

    /** Whether that version says the same. One LOST is like another. */
    boolean isSaidBy(Outcome version) {
        return situation.map(version::says).orElseGet(version::lost);
    }
}
