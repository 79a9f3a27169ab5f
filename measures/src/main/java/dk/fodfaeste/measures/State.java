package dk.fodfaeste.measures;

/** The state of a follow-up on a given day. Derived, never stored. A cancelled follow-up does not exist here. */
public enum State {
    EXCLUDED,
    NOT_DUE,
    RECORDED,
    LOST,
    PENDING,
    UNANSWERED;

    /** Whether a follow-up in this state is in the denominator. */
    public boolean counts() {
        return switch (this) {
            case RECORDED, LOST, UNANSWERED -> true;
            case EXCLUDED, NOT_DUE, PENDING -> false;
        };
    }
}
