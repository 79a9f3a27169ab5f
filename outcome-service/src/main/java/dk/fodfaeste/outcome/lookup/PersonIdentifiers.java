package dk.fodfaeste.outcome.lookup;

import java.util.UUID;

/** The numbers by which a register and the import of its answers find an enrolment. They are never stored or printed. */
public record PersonIdentifiers(UUID enrolmentId, String caseNumber, String cpr) {
    @Override
    public String toString() {
        return "identifiers";
    }
}
