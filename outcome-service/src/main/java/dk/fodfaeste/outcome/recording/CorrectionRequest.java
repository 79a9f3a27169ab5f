package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Replaces the recorded status with all its fields. */
record CorrectionRequest(
        @NotNull(message = "missing") List<@NotNull(message = "missing") Status> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        @NotNull(message = "missing") Source source,

        @NotNull(message = "missing") @PlainText(max = Justification.MAX_LENGTH)
        String because,

        @NotNull(message = "missing") Integer expectedVersion) {

    FollowUpCommand toCommand() {
        Situation situation = Situation.of(statuses, statusDate, weeklyHours, source);
        return new FollowUpCommand.Correct(situation, because.strip(), expectedVersion);
    }
}
