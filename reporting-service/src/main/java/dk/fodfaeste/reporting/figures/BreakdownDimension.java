package dk.fodfaeste.reporting.figures;

/** What a figure is broken down by. */
public enum BreakdownDimension {
    /** The situation that was found, of those who were found. */
    STATUS,
    /** Why somebody left; only where the measure counts from the exit. */
    EXIT_REASON,
    /** Age on the date that the measure counts from. */
    AGE_GROUP
}
