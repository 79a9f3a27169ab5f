package dk.fodfaeste.outcome;

/** The state of a follow-up on a given day. It is derived, never stored. The constants are in the order in which the states are checked. */
public enum State {
    CANCELLED,
    EXCLUDED,
    NOT_DUE,
    RECORDED,
    LOST,
    PENDING,
    UNANSWERED
}
