package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A batch with its present counts: {@code asked} is the sum of answered, unanswered, cancelled and erased.
 *
 * @param measure null for every measure of the initiative that people answer
 * @param receiver the name of the receiver
 * @param leftOut number of follow-ups that were left out because the person has a protected address
 * @param answered number of follow-ups with a status
 * @param unanswered number of follow-ups without a status
 * @param cancelled number of follow-ups that ask nothing any more
 * @param erased number of follow-ups whose persons were erased
 */
public record BatchView(
        UUID batchId,
        String initiative,
        @Schema(nullable = true) String measure,
        LocalDate dueFrom,
        LocalDate dueTo,
        String purpose,
        UUID receiverId,
        String receiver,
        int asked,
        int leftOut,
        int answered,
        int unanswered,
        int cancelled,
        int erased,
        Instant madeAt,
        String madeBy) {

    static BatchView of(RegisterBatch batch) {
        Request request = batch.request();
        return new BatchView(
                batch.batchId(),
                request.initiative(),
                request.measure(),
                request.dueFrom(),
                request.dueTo(),
                request.purpose(),
                request.receiverId(),
                batch.receiver(),
                batch.asked(),
                batch.leftOut(),
                batch.answered(),
                batch.unanswered(),
                batch.cancelled(),
                batch.erased(),
                batch.madeAt(),
                batch.madeBy());
    }
}
