package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A data key for each person about whom something was written, made when it is first needed. What is written about an enrolment is sealed
 * with the key of the person of whom it was told first. Where her record is merged into another one its enrolments move, and the key stays:
 * nothing is sealed anew. Whoever erases the one reference erases the other, and each event destroys the key of its own.
 */
@ApplicationScoped
class DataKeys {
    private final Database database;
    private final Keyring keyring;

    DataKeys(Database database, Keyring keyring) {
        this.database = database;
        this.keyring = keyring;
    }

    /** By enrolment. */
    Map<UUID, DataKey> ofThoseBehind(Collection<UUID> enrolmentIds) {
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

    /** Whoever comes second to a person takes the key of whoever came first. */
    private Map<UUID, DataKey> of(Set<UUID> persons) {
        Map<UUID, DataKey> fresh = persons.stream().collect(toMap(person -> person, keyring::newKey));
        database.update(
                "insert into participants (participant_ref, data_key) select * from unnest(?, ?) on conflict do nothing",
                ArrayParameter.of("uuid", fresh.keySet()),
                ArrayParameter.ofBytes(fresh.values(), DataKey::wrapped));
        Map<UUID, DataKey> kept = new HashMap<>();
        database.query(
                "select participant_ref, data_key from participants where participant_ref = any(?)",
                row -> kept.put(row.getObject(1, UUID.class), open(row.getObject(1, UUID.class), row.getBytes(2))),
                ArrayParameter.of("uuid", persons));
        return kept;
    }

    /** Destroys it, and sees to it that none is made for that person again. Tells whether that was news. */
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

    /** @throws Refusal 404 where the person was erased a moment ago */
    DataKey open(UUID person, byte[] wrapped) {
        if (wrapped == null) {
            throw Refusal.notFound("follow-up");
        }
        return keyring.unwrap(person, wrapped);
    }
}
