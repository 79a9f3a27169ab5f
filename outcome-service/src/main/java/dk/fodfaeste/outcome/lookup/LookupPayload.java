package dk.fodfaeste.outcome.lookup;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.ExitReason;
import dk.fodfaeste.outcome.RegistrationState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The words of the question and of its answer. */
final class LookupPayload {
    private LookupPayload() {}

    record Question(List<EnrolmentKey> keys) {}

    /** In the order of the keys. */
    record Reply(List<Item> items) {}

    record Item(Found enrolment, Why problem) {}

    enum Why {
        SEVERAL,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** An enrolment's facts as an event tells them, and the version of its initiative that they are to be judged by. */
    record Found(
            UUID enrolmentId,
            UUID participantRef,
            int version,
            String initiative,
            String consultant,
            LocalDate startedOn,
            LocalDate exitedOn,
            ExitReason exitReason,
            int exitNumber,
            RegistrationState state,
            boolean protectedAddress,
            int initiativeVersion) {
        Enrolment facts() {
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
                    state,
                    protectedAddress);
        }
    }
}
