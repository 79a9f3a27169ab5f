package dk.fodfaeste.outcome;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The date that a measure counts from. */
public enum Anchor {
    /** The last day in the initiative; there is nothing to follow up before there is one. */
    EXIT,
    /** The first day in the initiative, which every enrolment has. */
    START,
    /** One that a newer participant-service knows and we do not: such a measure has no follow-ups here. */
    @JsonEnumDefaultValue
    UNKNOWN
}
