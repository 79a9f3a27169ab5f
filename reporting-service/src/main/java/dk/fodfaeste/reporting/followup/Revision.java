package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FactVersion.mustBeADay;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeBetween;
import static dk.fodfaeste.reporting.followup.FactVersion.mustBeTexts;
import static dk.fodfaeste.reporting.followup.FactVersion.mustHold;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;

/** What counts as a success and what was promised, for follow-ups due from a day on. */
public record Revision(
        LocalDate validFrom, BigDecimal targetPercent, Set<String> successStatuses, BigDecimal minimumWeeklyHours) {
    public Revision {
        mustBeADay("validFrom", validFrom);
        mustHold(targetPercent != null, "targetPercent is missing");
        mustBeBetween("targetPercent", targetPercent, 0, 100);
        mustHold(successStatuses != null, "successStatuses is missing");
        mustBeTexts("successStatuses", successStatuses);
        successStatuses = Set.copyOf(successStatuses);
        if (minimumWeeklyHours != null) {
            mustBeBetween("minimumWeeklyHours", minimumWeeklyHours, 0, 168);
        }
    }

    boolean succeeds(OutcomeVersion outcome) {
        return succeeds(outcome.statuses(), outcome.weeklyHours());
    }

    /** Whether somebody with these statuses and hours is a success. */
    public boolean succeeds(Collection<String> statuses, BigDecimal weeklyHours) {
        return statuses.stream()
                .filter(successStatuses::contains)
                .map(Status::of)
                .anyMatch(status -> status != Status.UNKNOWN && reachesHours(status, weeklyHours));
    }

    /** The threshold is inclusive; hours that nobody told do not reach it. */
    private boolean reachesHours(Status status, BigDecimal weeklyHours) {
        return minimumWeeklyHours == null
                || !status.bearsHours()
                || (weeklyHours != null && weeklyHours.compareTo(minimumWeeklyHours) >= 0);
    }
}
