package dk.fodfaeste.reporting.rate;

/** By which of its two dates a follow-up belongs to a window. */
public enum Basis {
    /** The exit or start that the measure counts from lies in the window. */
    ANCHOR,
    /** The day on which the situation is asked for lies in the window. */
    FOLLOW_UP
}
