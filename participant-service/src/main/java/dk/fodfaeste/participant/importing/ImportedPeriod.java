package dk.fodfaeste.participant.importing;

import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentVersion;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.time.LocalDate;

/** The dates, the status and the exit reason of a line or of a recorded version, for comparison. The consultant is not compared. */
record ImportedPeriod(LocalDate startedOn, Status statusAtStart, LocalDate exitedOn, ExitReason exitReason) {
    static ImportedPeriod of(Enrolment enrolment) {
        return new ImportedPeriod(
                enrolment.startedOn(), enrolment.statusAtStart(), enrolment.exitedOn(), enrolment.exitReason());
    }

    static ImportedPeriod of(EnrolmentVersion version) {
        return new ImportedPeriod(
                version.startedOn(), version.statusAtStart(), version.exitedOn(), version.exitReason());
    }

    /** A missing status at the start is not compared. */
    boolean matches(ImportedPeriod recorded) {
        return hasSameStart(recorded) && hasSameExit(recorded);
    }

    /** Whether only the exit is new. */
    boolean addsExitTo(ImportedPeriod recorded) {
        return hasSameStart(recorded) && recorded.exitedOn == null && exitedOn != null;
    }

    private boolean hasSameStart(ImportedPeriod recorded) {
        return startedOn.equals(recorded.startedOn)
                && (statusAtStart == null || statusAtStart == recorded.statusAtStart);
    }

    private boolean hasSameExit(ImportedPeriod recorded) {
        return exitedOn == null
                ? recorded.exitedOn == null
                : exitedOn.equals(recorded.exitedOn) && exitReason == recorded.exitReason;
    }

    /** The first column that differs. */
    String differingColumn(ImportedPeriod recorded) {
        if (!startedOn.equals(recorded.startedOn)) {
            return "startedOn";
        }
        if (!hasSameStart(recorded)) {
            return "statusAtStart";
        }
        return exitedOn != null && exitedOn.equals(recorded.exitedOn) ? "exitReason" : "exitedOn";
    }
}
