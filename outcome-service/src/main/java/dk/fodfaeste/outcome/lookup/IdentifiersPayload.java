package dk.fodfaeste.outcome.lookup;

import java.util.List;
import java.util.UUID;

/** Request and reply of the call for identifiers. */
final class IdentifiersPayload {
    private IdentifiersPayload() {}

    record Request(String purpose, List<UUID> enrolmentIds) {}

    record Reply(List<PersonIdentifiers> items) {}
}
