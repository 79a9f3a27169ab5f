package dk.fodfaeste.reporting.followup;

/** The situation of a person on the due date. */
public enum Status {
    ORDINARY_FULL_TIME(true),
    ORDINARY_PART_TIME(true),
    ORDINARY_HOURS(true),
    SELF_EMPLOYED(true),
    EDUCATION(false),
    FLEX_JOB(true),
    WAGE_SUBSIDY(true),
    PROTECTED_JOB(false),
    INTERNSHIP(false),
    OTHER_ACTIVATION(false),
    UNEMPLOYED(false),
    SICK_LEAVE(false),
    EARLY_RETIREMENT_PENSION(false),
    STATE_PENSION(false),
    OTHER(false),
    DECEASED(false),
    /** A code that this service does not know. It is stored unchanged and is never a success. */
    UNKNOWN(false);

    private final boolean hasHours;

    Status(boolean hasHours) {
        this.hasHours = hasHours;
    }

    public static Status of(String code) {
        for (Status status : values()) {
            if (status.name().equals(code)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** Whether the hours threshold of a measure applies to this status. */
    boolean hasHours() {
        return hasHours;
    }
}
