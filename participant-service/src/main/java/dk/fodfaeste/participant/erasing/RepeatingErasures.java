package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Emits the erasures of the journal again that this database does not have, because it was restored from an older backup. All services, this one too,
 * then erase the persons again.
 */
@ApplicationScoped
class RepeatingErasures {
    private static final Logger LOG = Logger.getLogger(RepeatingErasures.class);

    private final ErasureJournal journal;
    private final EntityManager database;
    private final Outbox outbox;

    RepeatingErasures(ErasureJournal journal, EntityManager database, Outbox outbox) {
        this.journal = journal;
        this.database = database;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent started) {
        Collection<PersonErased> erasures = journal.all();
        if (!erasures.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> repeat(erasures));
        }
    }

    private void repeat(Collection<PersonErased> erasures) {
        Set<UUID> emitted = emitted();
        List<PersonErased> missing = erasures.stream()
                .filter(erased -> !emitted.contains(erased.participantRef()))
                .toList();
        if (!missing.isEmpty()) {
            LOG.infof("%d erasures of the journal are repeated after a restore", missing.size());
            outbox.emit(missing.stream().map(PersonErased::event).toList());
        }
    }

    @SuppressWarnings("unchecked")
    private Set<UUID> emitted() {
        List<Tuple> keys = database.createNativeQuery("""
                        select convert_from(key, 'UTF8')
                          from (select topic, key from published_events union all select topic, key from outbox where kept) emitted
                         where topic = :topic""", Tuple.class)
                .setParameter("topic", PersonErased.TOPIC)
                .getResultList();
        return keys.stream()
                .map(key -> UUID.fromString(key.get(0, String.class)))
                .collect(Collectors.toSet());
    }
}
