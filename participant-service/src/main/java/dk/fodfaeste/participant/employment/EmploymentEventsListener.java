package dk.fodfaeste.participant.employment;

import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.kit.intake.ReceivedEvent;
import dk.fodfaeste.kit.intake.TrackedIntake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes the employments of consultants. Unreadable events go to the dead letters; events that cannot be processed now are retried. */
@ApplicationScoped
class EmploymentEventsListener implements EventHandlers {
    private final TrackedIntake intake;
    private final EventHandler<EmploymentPayload> handler;

    EmploymentEventsListener(TrackedIntake intake, Employments employments) {
        this.intake = intake;
        this.handler = new EventHandler<>(
                "employment-events",
                EmploymentPayload.class,
                changed -> employments.save(
                        changed.stream().map(ReceivedEvent::data).toList()));
    }

    @Incoming("employment-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, handler);
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(handler);
    }
}
