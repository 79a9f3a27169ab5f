package dk.fodfaeste.outcome.intake;

import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.kit.intake.TrackedIntake;
import dk.fodfaeste.outcome.storage.FactStore;
import dk.fodfaeste.outcome.storage.InitiativePayload;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes revisions of initiatives. Unreadable events go to the dead letters; events that cannot be processed now are retried. */
@ApplicationScoped
class InitiativesListener implements EventHandlers {
    private final TrackedIntake intake;
    private final EventHandler<InitiativePayload> handler;

    InitiativesListener(TrackedIntake intake, FactStore facts) {
        this.intake = intake;
        this.handler = new EventHandler<>(
                "initiatives",
                InitiativePayload.class,
                revised -> facts.saveInitiatives(
                        revised.stream().map(ReceivedEvent::data).toList()));
    }

    @Incoming("initiatives")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, handler);
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(handler);
    }
}
