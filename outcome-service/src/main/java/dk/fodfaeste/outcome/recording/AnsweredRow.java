package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.worklist.FollowUpRow;

/**
 * A row that was answered together with others.
 *
 * @param row null if the user may not see it any more, or if the person was erased
 * @param fault why it was refused; blank if it was not
 */
public record AnsweredRow(FollowUpRow row, String fault) {
    public boolean isRefused() {
        return !fault.isEmpty();
    }
}
