package dk.fodfaeste.outcome.intake;

import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.kit.intake.TrackedIntake;
import dk.fodfaeste.outcome.storage.FactStore;
import dk.fodfaeste.outcome.storage.InitiativePayload;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes revisions of initiatives. Unreadable events go to the dead letters; events that cannot be processed now are retried. */
@ApplicationScoped
class InitiativesListener {
    private final TrackedIntake intake;
    private final FactStore facts;

    InitiativesListener(TrackedIntake intake, FactStore facts) {
        this.intake = intake;
        this.facts = facts;
    }

    @Incoming("initiatives")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(
                batch,
                InitiativePayload.class,
                revised -> facts.saveInitiatives(
                        revised.stream().map(ReceivedEvent::data).toList()));
    }
}
