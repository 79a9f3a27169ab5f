package dk.fodfaeste.participant;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.StatelessSession;

/** Stores each change of an enrolment as its next version and emits the event, in the transaction of the change. */
@ApplicationScoped
public class EnrolmentRecorder {
    private static final String TOPIC = "fodfaeste.enrolment-events-v1";

    private final EntityManager database;
    private final StatelessSession rows;
    private final Outbox outbox;
    private final Clock clock;

    EnrolmentRecorder(EntityManager database, StatelessSession rows, Outbox outbox, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A change with its version and event, not stored yet. */
    public record RecordedChange(EnrolmentVersion version, OutgoingEvent event) {}

    /** Gives the enrolment its next version. The caller must have locked the person. */
    public RecordedChange record(Enrolment enrolment, EnrolmentEvent event, String user) {
        enrolment.recorded(Clocks.notBefore(clock, enrolment.recordedAt()));
        return new RecordedChange(new EnrolmentVersion(enrolment, event, user), event(enrolment, event));
    }

    private OutgoingEvent event(Enrolment enrolment, EnrolmentEvent event) {
        String key = enrolment.enrolmentId().toString();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + enrolment.version(),
                event.type(),
                "enrolment-event.v1",
                enrolment.recordedAt(),
                EnrolmentPayload.of(enrolment, LocalDate.now(clock)));
    }

    /**
     * Stores all changes at once. Existing rows are managed entities and are flushed. New rows are inserted by a stateless session, which
     * writes each row once and does not keep the thousands of rows of an import in memory.
     */
    public void save(List<RecordedChange> changes) {
        List<Enrolment> newEnrolments = changes.stream()
                .map(change -> change.version().enrolment())
                .filter(enrolment -> !database.contains(enrolment))
                .distinct()
                .toList();
        List<Participant> newPersons = newEnrolments.stream()
                .map(Enrolment::participant)
                .filter(participant -> !database.contains(participant))
                .distinct()
                .toList();
        database.flush();
        rows.insertMultiple(newPersons);
        rows.insertMultiple(newEnrolments);
        rows.insertMultiple(changes.stream().map(RecordedChange::version).toList());
        outbox.emit(changes.stream().map(RecordedChange::event).toList());
    }
}
