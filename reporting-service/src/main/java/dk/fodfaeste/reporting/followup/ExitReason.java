package dk.fodfaeste.reporting.followup;

/** Why somebody left. */
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
    /** A code that is younger than this service, or none. */
    UNKNOWN;

    /** @param code as it was told; null where none was */
    public static ExitReason of(String code) {
        for (ExitReason reason : values()) {
            if (reason.name().equals(code)) {
                return reason;
            }
        }
        return UNKNOWN;
    }
}
