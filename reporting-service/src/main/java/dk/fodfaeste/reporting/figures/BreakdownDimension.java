package dk.fodfaeste.reporting.figures;

/** What a figure can be broken down by. */
public enum BreakdownDimension {
    /** The recorded status; follow-ups without an answer are in no group. */
    STATUS,
    /** Only if the measure counts from the exit. */
    EXIT_REASON,
    /** The age on the anchor date. */
    AGE_GROUP
}
