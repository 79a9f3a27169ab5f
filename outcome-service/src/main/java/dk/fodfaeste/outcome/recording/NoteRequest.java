package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Notes what was heard about the person before the due date.
 *
 * @param heardOn null for today
 */
record NoteRequest(
        @NotNull(message = "missing") List<@NotNull(message = "missing") Status> statuses,
        BigDecimal weeklyHours,
        @NotNull(message = "missing") Source source,
        LocalDate heardOn) {

    Situation situation() {
        return Situation.of(statuses, heardOn, weeklyHours, source);
    }
}
