package dk.fodfaeste.kit.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** An {@link Intake} that advances the {@link ReadPositions} in the transaction of each batch. */
@ApplicationScoped
public class TrackedIntake {
    private final Intake intake;
    private final ReadPositions positions;

    TrackedIntake(Intake intake, ReadPositions positions) {
        this.intake = intake;
        this.positions = positions;
    }

    /** Like {@link Intake#process}; events that were processed before are left out. */
    public <T> void process(ConsumerRecords<byte[], byte[]> batch, EventHandler<T> handler) {
        intake.processEvenIfEmpty(batch, handler.type(), events -> {
            List<ReceivedEvent<T>> unread = positions.advance(batch, events);
            if (!unread.isEmpty()) {
                handler.apply().accept(unread);
            }
        });
    }
}
