package dk.fodfaeste.outcome.caseload;

import dk.fodfaeste.outcome.lookup.PersonContact;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of the list.
 *
 * @param person null if participant-service does not answer or does not show the person
 * @param initiative the name
 * @param days in the initiative; 0 before the start
 * @param dueOn the next deadline; null if there is none
 * @param measure the name of its measure; blank if there is none
 * @param overdue whether the deadline has passed
 */
public record CaseloadRow(
        UUID enrolmentId,
        PersonContact person,
        String initiative,
        String consultant,
        boolean protectedAddress,
        LocalDate startedOn,
        LocalDate exitedOn,
        long days,
        LocalDate dueOn,
        String measure,
        boolean overdue) {

    /** For the comparison with the values of a form. */
    public String enrolmentIdText() {
        return enrolmentId.toString();
    }

    /** The name, or blank if there is none. */
    String sortName() {
        return person == null ? "" : person.name();
    }
}
