package dk.fodfaeste.outcome;

/** Whether the latest version of an outcome answers the follow-up, given the present dates of the enrolment. */
public enum Answer {
    RECORDED,
    LOST,
    NONE
}
