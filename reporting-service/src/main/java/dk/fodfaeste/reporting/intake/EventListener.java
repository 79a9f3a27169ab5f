package dk.fodfaeste.reporting.intake;

import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.projection.Projection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The three topics that everything here is derived from. They may be ahead of each other by any amount: nothing relies on the order
 * between them, nor on the order within one.
 */
@ApplicationScoped
class EventListener {
    private final OffsetTrackingIntake reading;
    private final Projection projection;

    EventListener(OffsetTrackingIntake reading, Projection projection) {
        this.reading = reading;
        this.projection = projection;
    }

    @Incoming("initiatives")
    @Blocking
    void initiatives(ConsumerRecords<byte[], byte[]> batch) {
        reading.take(batch, InitiativeVersion.class, projection::keepInitiatives);
    }

    @Incoming("enrolment-events")
    @Blocking
    void enrolments(ConsumerRecords<byte[], byte[]> batch) {
        reading.take(batch, EnrolmentVersion.class, projection::keepEnrolments);
    }

    @Incoming("outcome-events")
    @Blocking
    void outcomes(ConsumerRecords<byte[], byte[]> batch) {
        reading.take(batch, OutcomeVersion.class, projection::keepOutcomes);
    }
}
