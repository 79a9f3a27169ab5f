package dk.fodfaeste.outcome;

/** What, if anything, the latest version of an outcome is to a follow-up as its enrolment now stands. */
public enum Answer {
    RECORDED,
    LOST,
    NONE
}
