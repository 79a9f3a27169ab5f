package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.activity.RecordedActivity.Change;
import java.time.LocalDate;
import java.util.Objects;

/** A command that adds a version to an activity. */
sealed interface ActivityCommand {
    /** The version that the caller saw. */
    int expectedVersion();

    /** Whether the version has the content of this command, so that a repeated command can be recognised. */
    boolean matches(RecordedActivity version);

    /** Whether it changes what was recorded, instead of continuing it. */
    default boolean isCorrection() {
        return switch (this) {
            case Correct _, Withdraw _ -> true;
            case End _, Confirm _, SetAttendance _ -> false;
        };
    }

    record End(LocalDate until, int expectedVersion) implements ActivityCommand {
        @Override
        public boolean matches(RecordedActivity version) {
            return version.change() == Change.ENDED
                    && until.equals(version.details().until());
        }
    }

    record Confirm(LocalDate confirmedOn, int expectedVersion) implements ActivityCommand {
        @Override
        public boolean matches(RecordedActivity version) {
            return version.change() == Change.CONFIRMED
                    && confirmedOn.equals(version.details().confirmedOn());
        }
    }

    /** @param heldOn null for the day that a held meeting was planned for */
    record SetAttendance(Attendance attendance, LocalDate heldOn, int expectedVersion) implements ActivityCommand {
        @Override
        public boolean matches(RecordedActivity version) {
            LocalDate held = heldOn == null && attendance == Attendance.HELD
                    ? version.details().on()
                    : heldOn;
            return version.change() == Change.ATTENDANCE
                    && attendance == version.details().attendance()
                    && Objects.equals(held, version.details().heldOn());
        }
    }

    /** @param externalId null, or as it was recorded */
    record Correct(ActivityDetails details, String externalId, String because, int expectedVersion)
            implements ActivityCommand {
        @Override
        public boolean matches(RecordedActivity version) {
            return version.change() == Change.CORRECTED
                    && version.details().resultFrom(details)
                    && (externalId == null || externalId.equals(version.externalId()))
                    && because.equals(version.because());
        }
    }

    record Withdraw(String because, int expectedVersion) implements ActivityCommand {
        @Override
        public boolean matches(RecordedActivity version) {
            return version.change() == Change.WITHDRAWN && because.equals(version.because());
        }
    }
}
