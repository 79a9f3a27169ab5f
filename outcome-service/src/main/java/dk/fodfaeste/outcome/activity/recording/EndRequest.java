package dk.fodfaeste.outcome.activity.recording;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** Ends an open spell. */
record EndRequest(
        @NotNull(message = "missing") LocalDate until,
        @NotNull(message = "missing") Integer expectedVersion) {

    ActivityCommand toCommand() {
        return new ActivityCommand.End(until, expectedVersion);
    }
}
