package dk.fodfaeste.outcome.intake;

import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.kit.intake.TrackedIntake;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.storage.FactStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes enrolments. Every event carries the whole state, so neither its type nor the order of arrival matters. Unreadable events go to the dead
 * letters; events that cannot be processed now are retried.
 */
@ApplicationScoped
class EnrolmentEventsListener implements EventHandlers {
    private final TrackedIntake intake;
    private final EventHandler<Enrolment> handler;

    EnrolmentEventsListener(TrackedIntake intake, FactStore facts) {
        this.intake = intake;
        this.handler = new EventHandler<>(
                "enrolment-events",
                Enrolment.class,
                changed -> facts.saveEnrolments(
                        changed.stream().map(ReceivedEvent::data).toList()));
    }

    @Incoming("enrolment-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, handler);
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(handler);
    }
}
