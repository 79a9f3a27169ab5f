package dk.fodfaeste.reporting.followup;

/** The reason of an exit. */
public enum ExitReason {
    GOT_JOB,
    EDUCATION,
    ILLNESS,
    ADMITTED_OR_IMPRISONED,
    NEEDS_OTHER_SUPPORT,
    NO_SHOW,
    WITHDREW,
    DISCHARGED,
    MOVED_MUNICIPALITY,
    INITIATIVE_CLOSED,
    DECEASED,
    OTHER,
    /** A code that this service does not know, or none. */
    UNKNOWN;

    /** @param code may be null or unknown */
    public static ExitReason of(String code) {
        for (ExitReason reason : values()) {
            if (reason.name().equals(code)) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
