package dk.fodfaeste.participant;

import java.time.LocalDate;

/** The state of an enrolment on a given day; derived, never stored. */
public enum EnrolmentState {
    /** Through the day of the exit, which is the last day in the initiative. */
    ACTIVE,
    /** From the day after the exit. */
    EXITED,
    /** Not counted anywhere, but part of the history. */
    WRONGLY_REGISTERED;

    static EnrolmentState on(LocalDate day, LocalDate exitedOn, boolean wronglyRegistered) {
        if (wronglyRegistered) {
            return WRONGLY_REGISTERED;
        }
        return exitedOn != null && exitedOn.isBefore(day) ? EXITED : ACTIVE;
    }
}
