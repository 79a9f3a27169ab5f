package dk.fodfaeste.outcome.intake;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes initiatives as they are revised. Unreadable ones go to the dead letters; what cannot be processed now is retried. */
@ApplicationScoped
class InitiativesListener {
    private final Intake intake;
    private final FollowUpStore ledger;

    InitiativesListener(Intake intake, FollowUpStore ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    @Incoming("initiatives")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(
                batch,
                Initiative.class,
                revised -> ledger.learnInitiatives(
                        revised.stream().map(ReceivedEvent::data).toList()));
    }
}
