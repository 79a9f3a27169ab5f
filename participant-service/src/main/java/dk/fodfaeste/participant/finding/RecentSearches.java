package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.web.Form;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What users have searched for in the last ten minutes. The page of a result has an address with a random id, so that the browser goes back to it
 * and no address contains what identifies a person.
 */
@ApplicationScoped
@Transactional
class RecentSearches {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String SOUGHT = "sought";

    private final EntityManager database;
    private final Keyring keyring;
    private final Caller caller;
    private final Clock clock;

    RecentSearches(EntityManager database, Keyring keyring, Caller caller, Clock clock) {
        this.database = database;
        this.keyring = keyring;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Keeps what the caller searches for, and deletes what was kept too long.
     *
     * @throws Refusal 400 if the form has no text to search for
     */
    UUID keep(Form form) {
        String sought = form.value(SOUGHT);
        if (sought.isEmpty()) {
            throw Refusal.malformed(SOUGHT, message("missing"));
        }
        database.createNativeQuery("delete from recent_searches where searched_at < :limit")
                .setParameter("limit", clock.instant().minus(KEPT))
                .executeUpdate();
        UUID id = Generators.randomBasedGenerator().generate();
        DataKey key = keyring.newKey(id);
        database.createNativeQuery(
                        "insert into recent_searches (search_id, searched_by, data_key, sought_sealed, searched_at) values (:id, :by, :key, :sought, :at)")
                .setParameter("id", id)
                .setParameter("by", caller.user())
                .setParameter("key", key.wrapped())
                .setParameter("sought", key.seal(SOUGHT, sought))
                .setParameter("at", clock.instant())
                .executeUpdate();
        return id;
    }

    /**
     * The form with what the caller searched for.
     *
     * @throws Refusal 410 if it was another user or too long ago
     */
    @SuppressWarnings("unchecked")
    Form find(UUID id) {
        List<Tuple> rows = database.createNativeQuery(
                        "select data_key, sought_sealed from recent_searches where search_id = :id and searched_by = :by and searched_at >= :limit",
                        Tuple.class)
                .setParameter("id", id)
                .setParameter("by", caller.user())
                .setParameter("limit", clock.instant().minus(KEPT))
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> keyring.unwrap(id, row.get(0, byte[].class)).open(SOUGHT, row.get(1, byte[].class)))
                .map(sought -> Form.filled(Map.of(SOUGHT, sought)))
                .orElseThrow(() -> Refusal.gone(message("searchExpired")));
    }
}
