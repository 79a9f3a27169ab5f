package dk.fodfaeste.kit.republishing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The subjects of the events of the test service, as a test states them. */
@ApplicationScoped
public class KitEventSubjects implements EventSubjects {
    static final Map<UUID, String> INITIATIVES = new ConcurrentHashMap<>();
    static final Set<UUID> ERASED = ConcurrentHashMap.newKeySet();
    /** Runs before each chunk. */
    static volatile Runnable beforeChunk = () -> {};

    @Override
    public boolean isInitiative(String code) {
        return INITIATIVES.containsValue(code);
    }

    @Override
    public Optional<String> initiativeOf(UUID enrolmentId) {
        return Optional.ofNullable(INITIATIVES.get(enrolmentId));
    }

    @Override
    public Set<UUID> lockAndFindErased(Collection<UUID> ids) {
        beforeChunk.run();
        Set<UUID> erased = new HashSet<>(ids);
        erased.retainAll(ERASED);
        return erased;
    }
}
