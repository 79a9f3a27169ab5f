package dk.fodfaeste.reporting.rate;

/** Which date of a follow-up selects it for a window. */
public enum Basis {
    /** The exit or start date that the measure counts from. */
    ANCHOR,
    /** The due date. */
    FOLLOW_UP
}
