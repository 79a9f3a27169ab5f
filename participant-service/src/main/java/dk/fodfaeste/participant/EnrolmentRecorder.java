package dk.fodfaeste.participant;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Stores each change of an enrolment as its next version and emits the event, in the transaction of the change. */
@ApplicationScoped
public class EnrolmentRecorder {
    private static final String TOPIC = "fodfaeste.enrolment-events-v1";

    private final EntityManager database;
    private final EnrolmentRows rows;
    private final Outbox outbox;
    private final Clock clock;

    EnrolmentRecorder(EntityManager database, EnrolmentRows rows, Outbox outbox, Clock clock) {
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
     * Stores all changes at once. Existing rows are managed entities and are flushed. New rows are inserted with one statement for each table.
     */
    public void save(List<RecordedChange> changes) {
        List<Enrolment> newEnrolments = enrolments(changes, false);
        database.flush();
        insert(newEnrolments, changes);
    }

    /**
     * Like {@link #save}, for registrations and exits only. The exits of recorded enrolments are written with one statement, too. Call it in a session
     * whose entities are read only.
     */
    public void saveImported(List<RecordedChange> changes) {
        rows.updateExits(enrolments(changes, true));
        insert(enrolments(changes, false), changes);
    }

    private void insert(List<Enrolment> newEnrolments, List<RecordedChange> changes) {
        rows.insertPersons(newEnrolments.stream()
                .map(Enrolment::participant)
                .filter(participant -> !database.contains(participant))
                .distinct()
                .toList());
        rows.insertEnrolments(newEnrolments);
        rows.insertVersions(changes.stream().map(RecordedChange::version).toList());
        outbox.emit(changes.stream().map(RecordedChange::event).toList());
    }

    private List<Enrolment> enrolments(List<RecordedChange> changes, boolean areRecorded) {
        return changes.stream()
                .map(change -> change.version().enrolment())
                .filter(enrolment -> database.contains(enrolment) == areRecorded)
                .distinct()
                .toList();
    }
}
