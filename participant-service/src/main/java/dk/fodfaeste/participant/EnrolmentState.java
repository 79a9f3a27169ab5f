package dk.fodfaeste.participant;

/** Where an enrolment stands on a given day; derived, never stored. */
public enum EnrolmentState {
    /** Through the day of the exit, which is the last day in the initiative. */
    ACTIVE,
    /** From the day after the exit. */
    EXITED,
    /** Counts nowhere; stays in the history. */
    WRONGLY_REGISTERED
}
