package dk.fodfaeste.outcome;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The date that a measure counts from. */
public enum Anchor {
    /** The last day in the initiative. Before the exit there is no follow-up. */
    EXIT,
    /** The first day in the initiative. */
    START,
    /** A code of a newer participant-service. A measure with this anchor has no follow-ups here. */
    @JsonEnumDefaultValue
    UNKNOWN
}
