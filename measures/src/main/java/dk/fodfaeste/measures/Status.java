package dk.fodfaeste.measures;

/** A situation that a person can be in, as recorded by a status or covered by a spell. The codes are those of the interface. */
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
    /** A code that this version does not know. It is never a success and never sent. */
    UNKNOWN(false);

    private final boolean hasHours;

    Status(boolean hasHours) {
        this.hasHours = hasHours;
    }

    public static Status of(String code) {
        return Codes.find(Status.class, code).orElse(UNKNOWN);
    }

    /** Whether an hours threshold applies to it. Education needs no hours. */
    public boolean hasHours() {
        return hasHours;
    }
}
