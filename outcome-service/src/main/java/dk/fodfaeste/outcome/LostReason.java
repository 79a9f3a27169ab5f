package dk.fodfaeste.outcome;

/** Why a person is marked as lost. */
public enum LostReason {
    /** The person did not answer. */
    NO_ANSWER,
    /** The person declined to answer. */
    DECLINED,
    /** No contact details are known. */
    UNTRACEABLE,
    OTHER
}
