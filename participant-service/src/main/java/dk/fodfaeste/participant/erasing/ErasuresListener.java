package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears, after each start and from the first on, what this service itself has told: a database that comes from a backup still holds persons
 * who were erased after it was made, and loses them again here. Unreadable records go to the dead letters.
 */
@ApplicationScoped
class ErasuresListener {
    private final Intake intake;
    private final Emptying emptying;

    ErasuresListener(Intake intake, Emptying emptying) {
        this.intake = intake;
        this.emptying = emptying;
    }

    @Incoming("participant-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(
                batch,
                PersonErased.class,
                told -> told.stream()
                        .map(ReceivedEvent::data)
                        .filter(PersonErased::isErasure)
                        .forEach(erased -> emptying.empty(erased.participantRef(), erased.recordedAt(), null, null)));
    }
}
