package dk.fodfaeste.outcome.lookup;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.RegistrationState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Request and reply of the lookup. */
final class LookupPayload {
    private LookupPayload() {}

    record Request(List<EnrolmentKey> keys) {}

    /** In the order of the keys. */
    record Reply(List<Item> items) {}

    record Item(FoundEnrolment enrolment, Problem problem) {}

    enum Problem {
        SEVERAL,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** The fields of an enrolment event, and the present version of the initiative. */
    record FoundEnrolment(
            UUID enrolmentId,
            UUID participantRef,
            int version,
            String initiative,
            String consultant,
            LocalDate startedOn,
            LocalDate exitedOn,
            String exitReason,
            int exitNumber,
            String statusAtStart,
            RegistrationState state,
            boolean protectedAddress,
            int initiativeVersion) {
        Enrolment toEnrolment() {
            return new Enrolment(
                    enrolmentId,
                    participantRef,
                    version,
                    initiative,
                    consultant,
                    startedOn,
                    exitedOn,
                    exitReason,
                    exitNumber,
                    statusAtStart,
                    state,
                    protectedAddress);
        }
    }
}
