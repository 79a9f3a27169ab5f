package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.storage.RegisterBatches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads batches within the scope of the caller, and what is unanswered. */
@ApplicationScoped
class ReadingBatches {
    private final RegisterBatches batches;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    ReadingBatches(RegisterBatches batches, AccessRecorder accessRecorder, Caller caller) {
        this.batches = batches;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /** Newest first. */
    Page<BatchView> page(Optional<UUID> after, int limit) {
        return Page.of(
                batches.page(caller, after, limit + 1).stream()
                        .map(BatchView::of)
                        .toList(),
                limit,
                last -> last.batchId().toString());
    }

    /** @throws Refusal 404 if there is none, or its initiative is out of scope */
    RegisterBatch find(UUID batchId) {
        return batches.find(batchId)
                .filter(batch -> caller.mayAccess(batch.request().initiative()))
                .orElseThrow(() -> Refusal.notFound("batch"));
    }

    /**
     * Records the access to each person of the page, with the purpose of the batch.
     *
     * @param after the number of the last follow-up of the page before; null or blank for the first page
     * @throws Refusal 400 if {@code after} is not {@code next} of a page
     */
    Page<FollowUp> unanswered(RegisterBatch batch, String after, int limit) {
        accessRecorder.usePurpose(batch.request().purpose());
        Page<FollowUp> page = Page.of(
                batches.unanswered(batch.batchId(), number(after), limit + 1),
                limit,
                last -> String.valueOf(last.number()));
        accessRecorder.record(
                page.items().stream().map(FollowUp::participantRef).toList());
        return page;
    }

    private static int number(String after) {
        if (after == null || after.isBlank()) {
            return 0;
        }
        if (!after.strip().matches("[0-9]{1,5}")) {
            throw Refusal.malformed("after", message("notACursor"));
        }
        return Integer.parseInt(after.strip());
    }
}
