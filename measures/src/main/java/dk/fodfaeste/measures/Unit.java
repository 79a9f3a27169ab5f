package dk.fodfaeste.measures;

/** What a denominator is a number of. */
public enum Unit {
    ENDED_ENROLMENT,
    BEGUN_ENROLMENT,
    ENROLMENT_WITH_MILESTONE,
    ENROLMENT_ON_DAY,
    JOB_START,
    MEETING,
    DEADLINE
}
