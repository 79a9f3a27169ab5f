package dk.fodfaeste.outcome.activity.recording;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Confirms that an open spell goes on. */
record ConfirmationRequest(
        @NotNull(message = "missing") LocalDate confirmedOn,
        @NotNull(message = "missing") Integer expectedVersion) {

    ActivityCommand toCommand() {
        return new ActivityCommand.Confirm(confirmedOn, expectedVersion);
    }
}
