package dk.fodfaeste.participant;

/** What somebody lives from or does. The names are codes on the wire. */
public enum Status {
    ORDINARY_FULL_TIME,
    ORDINARY_PART_TIME,
    /** Ordinary hours beside a benefit. */
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
