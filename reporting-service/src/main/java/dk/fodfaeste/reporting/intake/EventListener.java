package dk.fodfaeste.reporting.intake;

import dk.fodfaeste.kit.intake.EventHandler;
import dk.fodfaeste.kit.intake.EventHandlers;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.projection.Projection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Receives the events of five topics. Their processing does not depend on the order between the topics, nor on the order within one. */
@ApplicationScoped
class EventListener implements EventHandlers {
    private final OffsetTrackingIntake intake;
    private final Projection projection;

    EventListener(OffsetTrackingIntake intake, Projection projection) {
        this.intake = intake;
        this.projection = projection;
    }

    @Incoming("initiatives")
    @Blocking
    void initiatives(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, InitiativeVersion.class, projection::storeInitiatives);
    }

    @Incoming("enrolment-events")
    @Blocking
    void enrolments(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, EnrolmentVersion.class, projection::storeEnrolments);
    }

    @Incoming("outcome-events")
    @Blocking
    void outcomes(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, OutcomeVersion.class, projection::storeOutcomes);
    }

    @Incoming("activity-events")
    @Blocking
    void activities(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, ActivityVersion.class, projection::storeActivities);
    }

    @Incoming("employment-events")
    @Blocking
    void employments(ConsumerRecords<byte[], byte[]> batch) {
        intake.process(batch, EmploymentVersion.class, projection::storeEmployments);
    }

    @Override
    public List<EventHandler<?>> handlers() {
        return List.of(
                handler("initiatives", InitiativeVersion.class, projection::storeInitiatives),
                handler("enrolment-events", EnrolmentVersion.class, projection::storeEnrolments),
                handler("outcome-events", OutcomeVersion.class, projection::storeOutcomes),
                handler("activity-events", ActivityVersion.class, projection::storeActivities),
                handler("employment-events", EmploymentVersion.class, projection::storeEmployments));
    }

    private <T> EventHandler<T> handler(String channel, Class<T> type, OffsetTrackingIntake.EventStorage<T> storage) {
        return new EventHandler<>(channel, type, events -> intake.storeRedriven(events, storage));
    }
}
