package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireBetween;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDate;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTexts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** The success set, hours threshold and target for follow-ups due from a day on. */
public record Revision(
        LocalDate validFrom, BigDecimal targetPercent, Set<String> successStatuses, BigDecimal minimumWeeklyHours) {
    public Revision {
        requireDate("validFrom", validFrom);
        require(targetPercent != null, "targetPercent is missing");
        requireBetween("targetPercent", targetPercent, 0, 100);
        require(successStatuses != null, "successStatuses is missing");
        requireTexts("successStatuses", successStatuses);
        successStatuses = Set.copyOf(successStatuses);
        if (minimumWeeklyHours != null) {
            requireBetween("minimumWeeklyHours", minimumWeeklyHours, 0, 168);
        }
    }

    boolean succeeds(OutcomeVersion outcome) {
        return succeeds(outcome.statuses(), outcome.weeklyHours());
    }

    /** Whether a person with these statuses and hours is a success. */
    public boolean succeeds(Collection<String> statuses, BigDecimal weeklyHours) {
        return statuses.stream()
                .filter(successStatuses::contains)
                .map(Status::of)
                .anyMatch(status -> status != Status.UNKNOWN && reachesHours(status, weeklyHours));
    }

    /** The threshold is inclusive; missing hours do not reach it. */
    private boolean reachesHours(Status status, BigDecimal weeklyHours) {
        return minimumWeeklyHours == null
                || !status.hasHours()
                || (weeklyHours != null && weeklyHours.compareTo(minimumWeeklyHours) >= 0);
    }
}
