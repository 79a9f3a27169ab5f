package dk.fodfaeste.participant;

/** The situation of a person: what they live from or do. The names are codes in the interfaces. */
public enum Status {
    ORDINARY_FULL_TIME,
    ORDINARY_PART_TIME,
    /** Ordinary hours in addition to a benefit. */
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
