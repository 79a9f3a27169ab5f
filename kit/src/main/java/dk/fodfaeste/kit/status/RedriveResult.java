package dk.fodfaeste.kit.status;

import dk.fodfaeste.kit.intake.DeadLetters.Outcome;
import java.util.Map;

/**
 * What became of the dead letters of a request.
 *
 * @param redriven the number of records that were processed
 * @param unreadable the number of records that this version cannot read either
 * @param gone the number of records that their topics do not have any more
 * @param waiting the number of dead letters that wait now, among them the unreadable ones
 */
public record RedriveResult(int redriven, int unreadable, int gone, long waiting) {
    static RedriveResult of(Map<Outcome, Integer> outcomes, long waiting) {
        return new RedriveResult(
                outcomes.getOrDefault(Outcome.REDRIVEN, 0),
                outcomes.getOrDefault(Outcome.UNREADABLE, 0),
                outcomes.getOrDefault(Outcome.GONE, 0),
                waiting);
    }
}
