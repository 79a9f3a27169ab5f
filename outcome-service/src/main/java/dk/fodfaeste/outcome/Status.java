package dk.fodfaeste.outcome;

/** A person's situation on the day a follow-up is due. Several may hold at once, but {@link #DECEASED} stands alone. */
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
