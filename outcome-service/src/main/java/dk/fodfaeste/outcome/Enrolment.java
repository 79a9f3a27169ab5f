package dk.fodfaeste.outcome;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One person's period in one initiative, as last received from participant-service in an event or a lookup. It does not identify the person. It is
 * also the payload of the event; other fields of the event are ignored.
 *
 * @param exitedOn the last day in the initiative; null before an exit and after its withdrawal
 * @param exitReason a code, also one that this version does not know
 * @param statusAtStart a code, also one that this version does not know; null if it is unknown
 * @param exitNumber number of exits: 0 before the first, one more for each exit that follows a withdrawal
 * @param protectedAddress whether only the assigned consultant and leads may see the person; false in events that lack the field
 */
public record Enrolment(
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
        boolean protectedAddress) {

    public Enrolment {
        FactValidation.present("enrolmentId", enrolmentId);
        FactValidation.present("participantRef", participantRef);
        FactValidation.require(version >= 1, "version is not 1 or more");
        FactValidation.code("initiative", initiative);
        FactValidation.text("consultant", 100, consultant);
        FactValidation.date("startedOn", FactValidation.present("startedOn", startedOn));
        FactValidation.date("exitedOn", exitedOn);
        FactValidation.enumCode("exitReason", exitReason);
        FactValidation.enumCode("statusAtStart", statusAtStart);
        FactValidation.require(exitNumber >= 0, "exitNumber is negative");
        FactValidation.require(exitedOn == null || exitNumber > 0, "an exit without a number");
        FactValidation.present("state", state);
    }

    public boolean wronglyRegistered() {
        return state == RegistrationState.WRONGLY_REGISTERED;
    }
}
