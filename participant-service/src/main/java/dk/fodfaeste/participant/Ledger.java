package dk.fodfaeste.participant;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.StatelessSession;

/** Where each change of an enrolment becomes its next version, and is told, in the transaction of the change. */
@ApplicationScoped
public class Ledger {
    private static final String TOPIC = "fodfaeste.enrolment-events-v1";

    @Inject
    EntityManager database;

    @Inject
    StatelessSession rows;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** One change, ready to be kept. */
    public record Entry(EnrolmentVersion version, OutgoingEvent event) {}

    /** Gives the enrolment its next version. The caller has locked its person. */
    public Entry enter(Enrolment enrolment, EnrolmentEvent event, String user) {
        enrolment.recorded(Clocks.notBefore(clock, enrolment.recordedAt()));
        return new Entry(new EnrolmentVersion(enrolment, event, user), told(enrolment, event));
    }

    private OutgoingEvent told(Enrolment enrolment, EnrolmentEvent event) {
        String key = enrolment.enrolmentId().toString();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + enrolment.version(),
                "dk.fodfaeste.enrolment." + event.change() + ".v1",
                "enrolment-event.v1",
                enrolment.recordedAt(),
                EnrolmentFacts.of(enrolment, LocalDate.now(clock)));
    }

    /**
     * Writes all at once. What was there already is managed and flushed; what is new goes in by a session without state, which
     * writes each row once, as it is in the end, and remembers none of the thousands of an import.
     */
    public void keep(List<Entry> entries) {
        List<Enrolment> added = entries.stream()
                .map(entry -> entry.version().enrolment())
                .filter(enrolment -> !database.contains(enrolment))
                .distinct()
                .toList();
        List<Participant> unseen = added.stream()
                .map(Enrolment::participant)
                .filter(participant -> !database.contains(participant))
                .distinct()
                .toList();
        database.flush();
        rows.insertMultiple(unseen);
        rows.insertMultiple(added);
        rows.insertMultiple(entries.stream().map(Entry::version).toList());
        outbox.emit(entries.stream().map(Entry::event).toList());
    }
}
