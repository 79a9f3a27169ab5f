package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireBetween;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTexts;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import dk.fodfaeste.measures.Answer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The outcome of one follow-up after a change: statuses, or lost, or neither after a withdrawal.
 *
 * @param dueOn the due date when it was recorded; null if nothing is recorded any more
 * @param exitNumber the exit that it was recorded for
 * @param statuses the codes of the event, also unknown ones
 */
public record OutcomeVersion(
        UUID enrolmentId,
        String measure,
        LocalDate dueOn,
        int exitNumber,
        List<String> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        boolean lost,
        int version,
        Instant recordedAt)
        implements FactVersion {
    public OutcomeVersion {
        require(enrolmentId != null, "enrolmentId is missing");
        requireText("measure", measure);
        requireVersion(version, recordedAt);
        require(exitNumber >= 0, "exitNumber is not negative");
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        requireTexts("statuses", statuses);
        require(statuses.isEmpty() || statusDate != null, "a status has the date that it describes");
        requireDateOrNull("statusDate", statusDate);
        require(!lost || dueOn != null, "a lost follow-up has the due date that it was marked for");
        requireDateOrNull("dueOn", dueOn);
        if (weeklyHours != null) {
            requireBetween("weeklyHours", weeklyHours, 0, 168);
        }
    }

    /** Empty after a withdrawal. */
    Optional<Answer> answer() {
        return statuses.isEmpty() && !lost
                ? Optional.empty()
                : Optional.of(new Answer(statuses, statusDate, weeklyHours, statuses.isEmpty(), dueOn, exitNumber));
    }
}
