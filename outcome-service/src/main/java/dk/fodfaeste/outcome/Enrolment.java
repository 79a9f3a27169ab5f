package dk.fodfaeste.outcome;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One person's period in one initiative, as participant-service last told it: by an event, or by the answer of a lookup. It says
 * nothing of who the person is. It is also the shape of the event; what an event says besides is not ours to keep.
 *
 * @param exitedOn the last day in the initiative; absent before an exit and after one was withdrawn
 * @param exitNumber how many exits there have been: 0 before the first, one more for each that follows a withdrawal
 * @param protectedAddress whether only the assigned consultant and leads may see the person; false where it was told before that existed
 */
public record Enrolment(
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
        boolean protectedAddress) {

    public Enrolment {
        FactValidation.present("enrolmentId", enrolmentId);
        FactValidation.present("participantRef", participantRef);
        FactValidation.require(version >= 1, "version is not 1 or more");
        FactValidation.code("initiative", initiative);
        FactValidation.text("consultant", 100, consultant);
        FactValidation.date("startedOn", FactValidation.present("startedOn", startedOn));
        FactValidation.date("exitedOn", exitedOn);
        FactValidation.require(exitNumber >= 0, "exitNumber is negative");
        FactValidation.require(exitedOn == null || exitNumber > 0, "an exit without a number");
        FactValidation.present("state", state);
    }

    boolean wronglyRegistered() {
        return state == RegistrationState.WRONGLY_REGISTERED;
    }
}
