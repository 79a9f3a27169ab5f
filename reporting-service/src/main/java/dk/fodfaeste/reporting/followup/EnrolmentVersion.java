package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDate;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An enrolment after a change, with the fields that figures need.
 *
 * @param exitedOn null before an exit and after its withdrawal, like {@code exitReason}
 * @param exitNumber 0 before the first exit, one more for each exit that follows a withdrawal
 * @param ageAtStart in whole years; null if unknown
 * @param ageAtExit in whole years; null if unknown or without an exit
 * @param state only WRONGLY_REGISTERED is used; other states follow from the dates
 */
public record EnrolmentVersion(
        UUID enrolmentId,
        UUID participantRef,
        String initiative,
        LocalDate startedOn,
        LocalDate exitedOn,
        String exitReason,
        int exitNumber,
        Integer ageAtStart,
        Integer ageAtExit,
        String state,
        int version,
        Instant recordedAt)
        implements FactVersion {
    private static final String WRONGLY_REGISTERED = "WRONGLY_REGISTERED";

    public EnrolmentVersion {
        require(enrolmentId != null && participantRef != null, "an enrolment and its participant have an id");
        requireText("initiative", initiative);
        requireVersion(version, recordedAt);
        requireDate("startedOn", startedOn);
        requireDateOrNull("exitedOn", exitedOn);
        requireTextOrNull("exitReason", exitReason);
        requireTextOrNull("state", state);
        require(exitNumber >= 0, "exitNumber is not negative");
        require(ageAtStart == null || ageAtStart >= 0, "ageAtStart is not negative");
        require(ageAtExit == null || ageAtExit >= 0, "ageAtExit is not negative");
    }

    public boolean wronglyRegistered() {
        return WRONGLY_REGISTERED.equals(state);
    }
}
