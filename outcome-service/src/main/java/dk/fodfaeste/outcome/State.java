package dk.fodfaeste.outcome;

/** How a follow-up stands on a given day. Derived, never stored; declared in the order in which they are checked. */
public enum State {
    CANCELLED,
    EXCLUDED,
    NOT_DUE,
    RECORDED,
    LOST,
    PENDING,
    UNANSWERED
}
