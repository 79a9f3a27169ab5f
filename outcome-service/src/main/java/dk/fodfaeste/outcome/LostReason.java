package dk.fodfaeste.outcome;

/** Why nobody could find out. */
public enum LostReason {
    /** Whoever tried got no answer. */
    NO_ANSWER,
    /** The person would not say. */
    DECLINED,
    /** Nobody knows where the person is to be reached. */
    UNTRACEABLE,
    OTHER
}
