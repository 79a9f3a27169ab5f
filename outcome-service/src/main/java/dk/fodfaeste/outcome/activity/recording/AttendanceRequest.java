package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.measures.Attendance;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * Records what became of a planned meeting.
 *
 * @param heldOn null for the day that a held meeting was planned for
 */
record AttendanceRequest(
        @NotNull(message = "missing") Attendance attendance,
        LocalDate heldOn,
        @NotNull(message = "missing") Integer expectedVersion) {

    ActivityCommand toCommand() {
        return new ActivityCommand.SetAttendance(attendance, heldOn, expectedVersion);
    }
}
