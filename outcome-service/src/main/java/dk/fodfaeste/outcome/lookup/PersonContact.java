package dk.fodfaeste.outcome.lookup;

import java.util.UUID;

/** Who is behind an enrolment, as participant-service tells the user who asks. Shown on a page and kept nowhere. */
public record PersonContact(UUID enrolmentId, UUID participantRef, String caseNumber, String name, String phone) {
    @Override
    public String toString() {
        return "person";
    }
}
