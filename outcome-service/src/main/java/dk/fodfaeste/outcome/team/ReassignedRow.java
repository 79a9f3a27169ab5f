package dk.fodfaeste.outcome.team;

import dk.fodfaeste.outcome.worklist.FollowUpRow;

/**
 * An enrolment that a lead handed over from a worklist, together with others.
 *
 * @param row null if the lead may not see it, or if the person was erased
 * @param from the consultant before; null if there is no row
 * @param fault why it was not handed over; blank if it was
 */
public record ReassignedRow(FollowUpRow row, String from, String to, String fault) {
    public boolean isRefused() {
        return !fault.isEmpty();
    }
}
