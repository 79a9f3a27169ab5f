package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.Days;
import dk.fodfaeste.measures.FollowUp;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The facts from which one follow-up of a figure was counted.
 *
 * @param key of the follow-up
 * @param window of the figure
 * @param enrolment null if none was known
 * @param outcomes by measure
 * @param activities by their id
 * @param today the reference day of the figure
 */
public record FollowUpFacts(
        FollowUpKey key,
        Measure measure,
        Window window,
        EnrolmentVersion enrolment,
        Map<String, OutcomeVersion> outcomes,
        Map<UUID, ActivityVersion> activities,
        LocalDate today) {

    /**
     * What a follow-up adds to a figure, and its days.
     *
     * @param anchorOn null if the figure does not count it in any state, like {@code dueOn}
     * @param target null if it is not in the denominator or has no target
     */
    record Contribution(
            LocalDate anchorOn, LocalDate dueOn, boolean inDenominator, boolean success, BigDecimal target) {
        static final Contribution NONE = new Contribution(null, null, false, false, null);

        static Contribution of(FollowUp followUp, LocalDate today) {
            boolean counts = followUp.stateOn(today).counts();
            return new Contribution(
                    followUp.anchorOn(),
                    followUp.dueOn(),
                    counts,
                    followUp.succeedsOn(today),
                    counts ? followUp.targetPercent() : null);
        }

        /** Unlike {@code equals}, ignores the scale of the target. */
        boolean equalTo(Contribution other) {
            return Objects.equals(anchorOn, other.anchorOn)
                    && Objects.equals(dueOn, other.dueOn)
                    && inDenominator == other.inDenominator
                    && success == other.success
                    && (target == null || other.target == null
                            ? target == other.target
                            : target.compareTo(other.target) == 0);
        }
    }

    /** The follow-up, if the figure counts it in any state. */
    public Optional<FollowUp> followUp() {
        if (enrolment == null) {
            return Optional.empty();
        }
        Optional<Days> counted = measure.countedDays(new Days(window.firstDay(), window.lastDayInclusive()), today);
        return measure
                .followUps(EnrolmentHistory.facts(enrolment, outcomes.values().stream(), activities.values().stream()))
                .on(today)
                .stream()
                .filter(followUp -> Objects.equals(followUp.occasion(), key.occasion()))
                .skip(key.position())
                .findFirst()
                .filter(followUp -> counted.isPresent() && counted.get().contains(selectedDay(followUp)));
    }

    private LocalDate selectedDay(FollowUp followUp) {
        return switch (window.basis()) {
            case ANCHOR -> followUp.anchorOn();
            case FOLLOW_UP -> followUp.dueOn();
        };
    }

    Contribution contribution() {
        return followUp().map(followUp -> Contribution.of(followUp, today)).orElse(Contribution.NONE);
    }

    boolean hasStatus() {
        return measure.answeredBy().stream()
                .map(outcomes::get)
                .anyMatch(outcome -> outcome != null && !outcome.statuses().isEmpty());
    }

    public FollowUpFacts with(EnrolmentVersion other) {
        return new FollowUpFacts(key, measure, window, other, outcomes, activities, today);
    }

    FollowUpFacts withMeasureOf(FollowUpFacts other) {
        return new FollowUpFacts(key, other.measure, window, enrolment, outcomes, activities, today);
    }

    FollowUpFacts withOutcomesOf(FollowUpFacts other) {
        return new FollowUpFacts(key, measure, window, enrolment, other.outcomes, activities, today);
    }

    /** With the activities of {@code other} that are not known here. */
    FollowUpFacts withNewActivitiesOf(FollowUpFacts other) {
        Map<UUID, ActivityVersion> all = new HashMap<>(other.activities);
        all.putAll(activities);
        return new FollowUpFacts(key, measure, window, enrolment, outcomes, all, today);
    }

    FollowUpFacts withActivitiesOf(FollowUpFacts other) {
        return new FollowUpFacts(key, measure, window, enrolment, outcomes, other.activities, today);
    }

    public FollowUpFacts withoutActivities() {
        return new FollowUpFacts(key, measure, window, enrolment, outcomes, Map.of(), today);
    }
}
