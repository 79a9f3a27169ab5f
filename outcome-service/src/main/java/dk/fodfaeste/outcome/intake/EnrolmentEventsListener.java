package dk.fodfaeste.outcome.intake;

import dk.fodfaeste.kit.intake.Intake;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes enrolments after each of their changes. Every event carries the whole state, so its type does not matter, and neither does
 * the order of arrival. Unreadable ones go to the dead letters; what cannot be processed now is retried.
 */
@ApplicationScoped
class EnrolmentEventsListener {
    private final Intake intake;
    private final FollowUpStore ledger;

    EnrolmentEventsListener(Intake intake, FollowUpStore ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    @Incoming("enrolment-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(
                batch,
                Enrolment.class,
                changed -> ledger.learnEnrolments(
                        changed.stream().map(ReceivedEvent::data).toList()));
    }
}
