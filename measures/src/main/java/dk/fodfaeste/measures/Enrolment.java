package dk.fodfaeste.measures;

import java.time.LocalDate;

/**
 * One period of one participant in one initiative, as far as measures need it.
 *
 * @param exitedOn the last day, inclusive; null without an exit
 * @param exitReason a code of the interface; null without an exit
 * @param exitNumber counts the exits; 0 before the first
 * @param statusAtStart a code of the interface; null where it is unknown
 */
public record Enrolment(
        LocalDate startedOn,
        LocalDate exitedOn,
        String exitReason,
        int exitNumber,
        String statusAtStart,
        boolean wronglyRegistered) {

    boolean includes(LocalDate day) {
        return !day.isBefore(startedOn) && (exitedOn == null || !day.isAfter(exitedOn));
    }
}
