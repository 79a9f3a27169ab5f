package dk.fodfaeste.kit.republishing;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a service that publishes events knows about their subjects. */
public interface EventSubjects {

    boolean isInitiative(String code);

    /** The initiative of an enrolment. Empty if the enrolment is unknown or its person was erased. */
    Optional<String> initiativeOf(UUID enrolmentId);

    /**
     * Locks these enrolments until the end of the transaction, if the service writes a compacted topic about them, so that no later state is published
     * in between. Returns the enrolments of erased persons.
     *
     * @param ids of enrolments; those that are none are ignored
     */
    Set<UUID> lockAndFindErased(Collection<UUID> ids);
}
