package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.DataKeyRewrapping;
import dk.fodfaeste.kit.sealing.Keyring;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A data key for each person with a free text, created when it is first needed. A text about an enrolment is sealed with the key of the person whom
 * the enrolment first belonged to. A merge of two persons moves the enrolments but not the key, so nothing is sealed again. An erasure covers both
 * references; each of its events destroys the key of its own reference.
 */
@ApplicationScoped
class DataKeys {
    private final Database database;
    private final Keyring keyring;

    DataKeys(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** The service does not start without keys. */
    void startRewrapping(@Observes StartupEvent started, DataKeyRewrapping rewrapping) {
        rewrapping.start();
    }

    /** The keys that seal texts about these enrolments. */
    Map<UUID, DataKey> byEnrolment(Collection<UUID> enrolmentIds) {
        if (enrolmentIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, UUID> personOf = new HashMap<>();
        database.query(
                "select enrolment_id, sealed_for from enrolments where enrolment_id = any(?)",
                row -> personOf.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                ArrayParameter.of("uuid", enrolmentIds));
        Map<UUID, DataKey> keys = of(personOf.values().stream().collect(toSet()));
        return personOf.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> keys.get(entry.getValue())));
    }

    /** Of two concurrent callers, the second uses the key of the first. */
    private Map<UUID, DataKey> of(Set<UUID> persons) {
        Map<UUID, DataKey> created = persons.stream().collect(toMap(person -> person, keyring::newKey));
        database.update(
                "insert into participants (participant_ref, data_key) select * from unnest(?, ?) on conflict do nothing",
                ArrayParameter.of("uuid", created.keySet()),
                ArrayParameter.ofBytes(created.values(), DataKey::wrapped));
        Map<UUID, DataKey> stored = new HashMap<>();
        database.query(
                "select participant_ref, data_key from participants where participant_ref = any(?)",
                row -> stored.put(row.getObject(1, UUID.class), open(row.getObject(1, UUID.class), row.getBytes(2))),
                ArrayParameter.of("uuid", persons));
        return stored;
    }

    /** Destroys the key and prevents a new one. Returns false if it was destroyed before. */
    boolean destroy(UUID person, Instant at) {
        return database.update("""
                        insert into participants (participant_ref, erased_at) values (?, ?)
                        on conflict (participant_ref) do update set data_key = null, erased_at = excluded.erased_at
                         where participants.erased_at is null""", person, at.atOffset(ZoneOffset.UTC)) > 0;
    }

    boolean isDestroyed(UUID person) {
        return !database.query(
                        "select 1 from participants where participant_ref = ? and erased_at is not null",
                        row -> true,
                        person)
                .isEmpty();
    }

    /** @throws Refusal 404 if the person has just been erased */
    DataKey open(UUID person, byte[] wrapped) {
        if (wrapped == null) {
            throw Refusal.notFound("follow-up");
        }
        return keyring.unwrap(person, wrapped);
    }
}
