package dk.fodfaeste.reporting.smallcounts;

/** Whether enrolments are counted by their first or by their last day. */
public enum Flow {
    BEGAN,
    ENDED
}
