package dk.fodfaeste.outcome;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why an enrolment ended. */
public enum ExitReason {
    GOT_JOB,
    EDUCATION,
    ILLNESS,
    ADMITTED_OR_IMPRISONED,
    NEEDS_OTHER_SUPPORT,
    NO_SHOW,
    WITHDREW,
    DISCHARGED,
    MOVED_MUNICIPALITY,
    INITIATIVE_CLOSED,
    DECEASED,
    OTHER,
    /** A code of a newer participant-service. It excludes no follow-up. */
    @JsonEnumDefaultValue
    UNKNOWN
}
