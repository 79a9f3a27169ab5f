package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.outcome.RegisterBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The payload of the event of a batch, which never changes. It has ids in place of persons, and no user. */
record RegisterBatchPayload(
        UUID batchId,
        String initiative,
        String measure,
        LocalDate dueFrom,
        LocalDate dueTo,
        String purpose,
        String receiver,
        int asked,
        int leftOut,
        List<FollowUp> followUps,
        int version,
        Instant recordedAt) {
    private static final String TOPIC = "fodfaeste.register-batches-v1";
    private static final String SCHEMA = "register-batch.v1";
    private static final String TYPE = "dk.fodfaeste.register-batch.made.v1";
    private static final int ONLY_VERSION = 1;

    record FollowUp(UUID enrolmentId, String measure, LocalDate dueOn) {}

    static OutgoingEvent event(RegisterBatch batch, List<RegisterBatch.FollowUp> followUps) {
        String key = batch.batchId().toString();
        RegisterBatch.Request request = batch.request();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + ONLY_VERSION,
                TYPE,
                SCHEMA,
                batch.madeAt(),
                new RegisterBatchPayload(
                        batch.batchId(),
                        request.initiative(),
                        request.measure(),
                        request.dueFrom(),
                        request.dueTo(),
                        request.purpose(),
                        batch.receiver(),
                        batch.asked(),
                        batch.leftOut(),
                        followUps.stream()
                                .map(one -> new FollowUp(one.enrolmentId(), one.measure(), one.dueOn()))
                                .toList(),
                        ONLY_VERSION,
                        batch.madeAt()));
    }
}
