package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDate;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import dk.fodfaeste.measures.Enrolment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * An enrolment after a change, with the fields that figures need.
 *
 * @param consultant the user name; null in rows that were stored without it
 * @param exitedOn null before an exit and after its withdrawal, like {@code exitReason}
 * @param exitNumber 0 before the first exit, one more for each exit that follows a withdrawal
 * @param ageAtStart in whole years; null if unknown
 * @param ageAtExit in whole years; null if unknown or without an exit
 * @param statusAtStart a code, known here or not; null if unknown
 * @param state only WRONGLY_REGISTERED is used; other states follow from the dates
 */
public record EnrolmentVersion(
        UUID enrolmentId,
        UUID participantRef,
        String initiative,
        String consultant,
        LocalDate startedOn,
        LocalDate exitedOn,
        String exitReason,
        int exitNumber,
        Integer ageAtStart,
        Integer ageAtExit,
        String statusAtStart,
        String state,
        int version,
        Instant recordedAt)
        implements FactVersion {
    private static final String WRONGLY_REGISTERED = "WRONGLY_REGISTERED";

    public EnrolmentVersion {
        require(enrolmentId != null && participantRef != null, "an enrolment and its participant have an id");
        requireText("initiative", initiative);
        requireTextOrNull("consultant", consultant);
        requireVersion(version, recordedAt);
        requireDate("startedOn", startedOn);
        requireDateOrNull("exitedOn", exitedOn);
        requireTextOrNull("exitReason", exitReason);
        requireTextOrNull("statusAtStart", statusAtStart);
        requireTextOrNull("state", state);
        require(exitNumber >= 0, "exitNumber is not negative");
        require(ageAtStart == null || ageAtStart >= 0, "ageAtStart is not negative");
        require(ageAtExit == null || ageAtExit >= 0, "ageAtExit is not negative");
    }

    public boolean wronglyRegistered() {
        return WRONGLY_REGISTERED.equals(state);
    }

    /** As measures need it. */
    Enrolment enrolment() {
        return new Enrolment(startedOn, exitedOn, exitReason, exitNumber, statusAtStart, wronglyRegistered());
    }

    /** The age on the exit day, or on another day; that can be a year too low, because the birthday is not known here. Null if unknown. */
    Integer ageOn(LocalDate day) {
        if (day.equals(exitedOn)) {
            return ageAtExit;
        }
        return ageAtStart == null || day.isBefore(startedOn)
                ? ageAtStart
                : Integer.valueOf(ageAtStart + (int) ChronoUnit.YEARS.between(startedOn, day));
    }

    EnrolmentVersion withState(EnrolmentVersion other) {
        return new EnrolmentVersion(
                enrolmentId,
                participantRef,
                initiative,
                consultant,
                startedOn,
                exitedOn,
                exitReason,
                exitNumber,
                ageAtStart,
                ageAtExit,
                statusAtStart,
                other.state,
                version,
                recordedAt);
    }

    /** The reason of an exit stays the same as long as there is one. */
    EnrolmentVersion withExit(EnrolmentVersion other) {
        String reason = exitReason == null || other.exitReason == null ? other.exitReason : exitReason;
        return new EnrolmentVersion(
                enrolmentId,
                participantRef,
                initiative,
                consultant,
                startedOn,
                other.exitedOn,
                reason,
                other.exitNumber,
                ageAtStart,
                other.ageAtExit,
                statusAtStart,
                state,
                version,
                recordedAt);
    }

    EnrolmentVersion withExitReason(EnrolmentVersion other) {
        return new EnrolmentVersion(
                enrolmentId,
                participantRef,
                initiative,
                consultant,
                startedOn,
                exitedOn,
                other.exitReason,
                exitNumber,
                ageAtStart,
                ageAtExit,
                statusAtStart,
                state,
                version,
                recordedAt);
    }

    EnrolmentVersion withStart(EnrolmentVersion other) {
        return new EnrolmentVersion(
                enrolmentId,
                participantRef,
                initiative,
                consultant,
                other.startedOn,
                exitedOn,
                exitReason,
                exitNumber,
                other.ageAtStart,
                ageAtExit,
                statusAtStart,
                state,
                version,
                recordedAt);
    }
}
