package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Records the situation of the person on the due date. */
record StatusRequest(
        @NotNull(message = "missing") List<@NotNull(message = "missing") Status> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        @NotNull(message = "missing") Source source,
        @NotNull(message = "missing") Integer expectedVersion) {

    FollowUpCommand toCommand() {
        Situation situation = Situation.of(statuses, statusDate, weeklyHours, source);
        return new FollowUpCommand.Record(situation, expectedVersion);
    }
}
