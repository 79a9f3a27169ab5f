package dk.fodfaeste.outcome.observing;

import dk.fodfaeste.kit.intake.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes statuses from other systems. What cannot be recorded goes back, on the rejected topic. What cannot be decided now - the database
 * or participant-service is away - is tried again until it can, and never skipped.
 */
@ApplicationScoped
class ObservedStatusesListener {
    private final Intake intake;
    private final RecordingObservedStatuses taking;

    ObservedStatusesListener(Intake intake, RecordingObservedStatuses taking) {
        this.intake = intake;
        this.taking = taking;
    }

    @Incoming("observed-statuses")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.runUntilCommitted(() -> taking.take(batch));
    }
}
