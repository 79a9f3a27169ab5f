package dk.fodfaeste.outcome;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether an enrolment counts. Its dates, not this state, tell whether it is active. */
public enum RegistrationState {
    WRONGLY_REGISTERED,
    /** ACTIVE and EXITED: both depend on the day the event was recorded, so they are not distinguished here. */
    @JsonEnumDefaultValue
    VALID
}
