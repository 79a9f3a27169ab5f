package dk.fodfaeste.outcome;

/** The state of a follow-up on a given day. It is derived, never stored. The constants are in the order in which the states are checked. */
public enum State {
    CANCELLED,
    EXCLUDED,
    NOT_DUE,
    RECORDED,
    LOST,
    PENDING,
    UNANSWERED;

    public static State of(dk.fodfaeste.measures.State state) {
        return switch (state) {
            case EXCLUDED -> EXCLUDED;
            case NOT_DUE -> NOT_DUE;
            case RECORDED -> RECORDED;
            case LOST -> LOST;
            case PENDING -> PENDING;
            case UNANSWERED -> UNANSWERED;
        };
    }
}
