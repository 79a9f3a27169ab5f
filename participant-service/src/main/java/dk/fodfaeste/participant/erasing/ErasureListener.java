package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads this service's own erasure events from the first one after each start. A database from a backup may still hold persons who were
 * erased after the backup; they are erased again here. Each erasure is added to the journal. Unreadable records go to the dead letters.
 */
@ApplicationScoped
class ErasureListener implements EventHandlers {
    private final Intake intake;
    private final PersonDataRemoval dataRemoval;
    private final ErasureJournal journal;

    ErasureListener(Intake intake, PersonDataRemoval dataRemoval, ErasureJournal journal) {
        this.intake = intake;
        this.dataRemoval = dataRemoval;
        this.journal = journal;
    }

    @Incoming("participant-events")
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, handler());
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(handler());
    }

    private EventHandler<PersonErased> handler() {
        return new EventHandler<>("participant-events", PersonErased.class, events -> {
            List<PersonErased> erasures = events.stream()
                    .map(ReceivedEvent::data)
                    .filter(PersonErased::isErasure)
                    .toList();
            journal.add(erasures);
            erasures.forEach(erased -> dataRemoval.remove(erased.participantRef(), erased.recordedAt(), null, null));
        });
    }
}
