package dk.fodfaeste.outcome.lookup;

import java.util.UUID;

/** The person of an enrolment, as far as the user may see them. It is shown on a page and never stored. */
public record PersonContact(UUID enrolmentId, UUID participantRef, String caseNumber, String name, String phone) {
    @Override
    public String toString() {
        return "person";
    }
}
