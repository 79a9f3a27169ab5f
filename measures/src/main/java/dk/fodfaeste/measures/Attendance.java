package dk.fodfaeste.measures;

/** What became of a meeting. */
public enum Attendance {
    PLANNED,
    HELD,
    NO_SHOW,
    /** Moved, or not held for a valid excuse; it asks for nothing. */
    CANCELLED
}
