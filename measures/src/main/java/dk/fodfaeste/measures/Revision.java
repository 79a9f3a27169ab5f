package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What counts as success and what was promised, for follow-ups due from a day on.
 *
 * @param targetPercent 0 to 100; null where nothing was promised
 * @param successStatuses codes of the interface; empty for kinds that have none
 * @param activityKinds what counts for {@link EventWithin}; empty for other kinds
 * @param minimumCount how many such activities are needed; 1 or more
 * @param minimumWeeklyHours null where any hours are enough
 */
public record Revision(
        LocalDate validFrom,
        BigDecimal targetPercent,
        Set<String> successStatuses,
        Set<ActivityKind> activityKinds,
        int minimumCount,
        BigDecimal minimumWeeklyHours) {
    public Revision {
        successStatuses = Set.copyOf(successStatuses);
        activityKinds = Set.copyOf(activityKinds);
    }

    /** Whether both count the same as success, whatever their targets. */
    public boolean hasSameSuccessAs(Revision other) {
        return successStatuses.equals(other.successStatuses)
                && activityKinds.equals(other.activityKinds)
                && minimumCount == other.minimumCount
                && (minimumWeeklyHours == null || other.minimumWeeklyHours == null
                        ? minimumWeeklyHours == other.minimumWeeklyHours
                        : minimumWeeklyHours.compareTo(other.minimumWeeklyHours) == 0);
    }

    /** The known success statuses, in their usual order. */
    Set<Status> situations() {
        return successStatuses.stream()
                .map(Status::of)
                .filter(status -> status != Status.UNKNOWN)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Status.class)));
    }

    /** The hours threshold as a phrase; of no words if there is none. */
    Phrase hours() {
        return minimumWeeklyHours == null ? Phrase.NONE : Phrase.of("hours", minimumWeeklyHours);
    }

    boolean succeeds(Answer answer) {
        return succeeds(answer.statuses(), answer.weeklyHours());
    }

    /** Whether a person with these statuses and hours is a success. */
    public boolean succeeds(Collection<String> statuses, BigDecimal weeklyHours) {
        return statuses.stream()
                .filter(successStatuses::contains)
                .map(Status::of)
                .anyMatch(status -> status != Status.UNKNOWN && reaches(status, weeklyHours));
    }

    /** Whether a spell of this kind is a situation that counts as success. */
    boolean isSuccess(ActivityKind kind) {
        return kind.situation().isPresent() && successStatuses.contains(kind.name());
    }

    private boolean reaches(Status status, BigDecimal weeklyHours) {
        return minimumWeeklyHours == null
                || !status.hasHours()
                || (weeklyHours != null && weeklyHours.compareTo(minimumWeeklyHours) >= 0);
    }
}
