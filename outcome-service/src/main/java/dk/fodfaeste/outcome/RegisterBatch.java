package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A request to a register: the follow-ups of an initiative that were due in a window and had no status when the batch was made.
 *
 * @param request what was asked for
 * @param receiver the name of the receiver
 * @param asked number of follow-ups when the batch was made
 * @param leftOut number of follow-ups that were left out because the person has a protected address
 * @param answered number of follow-ups that have a status now
 * @param unanswered number of follow-ups that have no status now
 * @param cancelled number of follow-ups that ask nothing any more
 */
public record RegisterBatch(
        UUID batchId,
        Request request,
        String receiver,
        int asked,
        int leftOut,
        Instant madeAt,
        String madeBy,
        int answered,
        int unanswered,
        int cancelled) {

    /**
     * @param measure null for every measure that people answer
     * @param purpose a code of the audit trail
     */
    public record Request(
            String initiative, String measure, LocalDate dueFrom, LocalDate dueTo, String purpose, UUID receiverId) {}

    /** @param number the place in the batch, from 1 */
    public record FollowUp(
            int number, UUID enrolmentId, UUID participantRef, String consultant, String measure, LocalDate dueOn) {}

    /** Number of follow-ups whose persons were erased. */
    public int erased() {
        return asked - answered - unanswered - cancelled;
    }
}
