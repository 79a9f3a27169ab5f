package dk.fodfaeste.outcome;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether an enrolment counts. Whether it is still going on follows from its dates, so nobody here asks this. */
public enum RegistrationState {
    WRONGLY_REGISTERED,
    /** ACTIVE and EXITED: the state as it was on the day of recording, which says nothing of another day. */
    @JsonEnumDefaultValue
    COUNTS
}
