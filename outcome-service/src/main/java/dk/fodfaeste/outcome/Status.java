package dk.fodfaeste.outcome;

/** A person's situation on the due date. A person may have several at once, but {@link #DECEASED} only alone. */
public enum Status {
    ORDINARY_FULL_TIME,
    ORDINARY_PART_TIME,
    ORDINARY_HOURS,
    SELF_EMPLOYED,
    EDUCATION,
    FLEX_JOB,
    WAGE_SUBSIDY,
    PROTECTED_JOB,
    INTERNSHIP,
    OTHER_ACTIVATION,
    UNEMPLOYED,
    SICK_LEAVE,
    EARLY_RETIREMENT_PENSION,
    STATE_PENSION,
    OTHER,
    DECEASED
}
