package dk.fodfaeste.measures;

/** How far the facts settle a follow-up. The rest of its state follows from the day that is asked about. */
public enum Settlement {
    /** In no denominator. */
    EXCLUDED,
    /** A status or an attendance answers it: known from the due date on. */
    ANSWERED,
    /** Marked lost. */
    LOST,
    /** Recorded activities decide it. Success and failure become known together, when the grace is over. */
    DECIDED,
    /** Nothing answers it. */
    OPEN
}
