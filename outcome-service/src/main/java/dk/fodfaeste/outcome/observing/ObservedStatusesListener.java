package dk.fodfaeste.outcome.observing;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReadPositions;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes statuses from other systems. Statuses that cannot be recorded go to the topic for rejected statuses. While the database or
 * participant-service is unavailable, the batch is retried and never skipped.
 */
@ApplicationScoped
class ObservedStatusesListener {
    private final Intake intake;
    private final RecordingObservedStatuses recording;
    private final ReadPositions positions;

    ObservedStatusesListener(Intake intake, RecordingObservedStatuses recording, ReadPositions positions) {
        this.intake = intake;
        this.recording = recording;
        this.positions = positions;
    }

    @Incoming("observed-statuses")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.runUntilCommitted(() -> {
            recording.record(batch);
            positions.advanceOverGaps(batch);
        });
    }
}
