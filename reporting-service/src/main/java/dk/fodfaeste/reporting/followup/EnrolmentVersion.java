package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADay;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADayOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeDatedVersion;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeText;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTextOrNull;
import static dk.fodfaeste.reporting.followup.FactVersion.mustHold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An enrolment after a change, as far as figures need it.
 *
 * @param exitedOn and {@code exitReason}: null before an exit and after one was withdrawn
 * @param exitNumber 0 before the first exit, one more for each exit that follows a withdrawal
 * @param ageAtStart and {@code ageAtExit}: in whole years; null where nobody knows, and for an exit that there is not
 * @param state only WRONGLY_REGISTERED is read from it: the rest follows from the dates
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
        mustHold(enrolmentId != null && participantRef != null, "an enrolment and its participant have an id");
        mustBeText("initiative", initiative);
        mustBeDatedVersion(version, recordedAt);
        mustBeADay("startedOn", startedOn);
        mustBeADayOrNull("exitedOn", exitedOn);
        mustBeTextOrNull("exitReason", exitReason);
        mustBeTextOrNull("state", state);
        mustHold(exitNumber >= 0, "exitNumber is not negative");
        mustHold(ageAtStart == null || ageAtStart >= 0, "ageAtStart is not negative");
        mustHold(ageAtExit == null || ageAtExit >= 0, "ageAtExit is not negative");
    }

    public boolean wronglyRegistered() {
        return WRONGLY_REGISTERED.equals(state);
    }
}
