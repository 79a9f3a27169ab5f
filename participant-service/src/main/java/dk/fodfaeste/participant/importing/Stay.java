package dk.fodfaeste.participant.importing;

import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;

/** What a line says about an enrolment, or what one version of it said. Consultants are not compared. */
record Stay(LocalDate startedOn, Status statusAtStart, LocalDate exitedOn, ExitReason exitReason) {
    static Stay of(Enrolment enrolment) {
        return new Stay(enrolment.startedOn(), enrolment.statusAtStart(), enrolment.exitedOn(), enrolment.exitReason());
    }

    static Stay of(EnrolmentVersion version) {
        return new Stay(version.startedOn(), version.statusAtStart(), version.exitedOn(), version.exitReason());
    }

    /** A status at the start that is not said is not compared. */
    boolean agreesWith(Stay recorded) {
        return beginsAs(recorded) && endsAs(recorded);
    }

    /** Whether all that is new in it is the exit. */
    boolean addsAnExitTo(Stay recorded) {
        return beginsAs(recorded) && recorded.exitedOn == null && exitedOn != null;
    }

    private boolean beginsAs(Stay recorded) {
        return startedOn.equals(recorded.startedOn)
                && (statusAtStart == null || statusAtStart == recorded.statusAtStart);
    }

    private boolean endsAs(Stay recorded) {
        return exitedOn == null
                ? recorded.exitedOn == null
                : exitedOn.equals(recorded.exitedOn) && exitReason == recorded.exitReason;
    }

    /** The first column in which the two differ. */
    String columnThatDiffers(Stay recorded) {
        if (!startedOn.equals(recorded.startedOn)) {
            return "startedOn";
        }
        if (!beginsAs(recorded)) {
            return "statusAtStart";
        }
        return exitedOn != null && exitedOn.equals(recorded.exitedOn) ? "exitReason" : "exitedOn";
    }
}
