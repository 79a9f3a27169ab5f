package dk.fodfaeste.reporting.followup;

/** What somebody's situation was on the day that was asked about. */
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
    /** A code that is younger than this service. It is kept as it was told and never counts as a success. */
    UNKNOWN(false);

    private final boolean bearsHours;

    Status(boolean bearsHours) {
        this.bearsHours = bearsHours;
    }

    public static Status of(String code) {
        for (Status status : values()) {
            if (status.name().equals(code)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** Whether a measure's hours threshold asks for hours beside this status. */
    boolean bearsHours() {
        return bearsHours;
    }
}
