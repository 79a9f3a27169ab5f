package dk.fodfaeste.outcome.caseload;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An enrolment in the list.
 *
 * @param exitedOn null if there is no exit
 * @param dueOn the earliest open follow-up or deadline for a meeting; null if there is none
 * @param measure the code of its measure; null if there is none
 */
record CaseloadEntry(
        UUID enrolmentId,
        String initiative,
        String consultant,
        boolean protectedAddress,
        LocalDate startedOn,
        LocalDate exitedOn,
        LocalDate dueOn,
        String measure) {

    /** The days from the start to today or to the exit, both included; 0 before the start. */
    long days(LocalDate today) {
        LocalDate last = exitedOn != null && exitedOn.isBefore(today) ? exitedOn : today;
        return Math.max(0, ChronoUnit.DAYS.between(startedOn, last) + 1);
    }
}
