package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The facts about one enrolment and one measure from which a figure was computed.
 *
 * @param enrolment null if none was known, like {@code outcome}
 * @param today the reference day of the figure
 */
public record FollowUpFacts(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome, LocalDate today) {

    /**
     * What a follow-up adds to a figure.
     *
     * @param target null if it is not in the denominator
     */
    record Contribution(boolean inDenominator, boolean success, BigDecimal target) {
        static final Contribution NONE = new Contribution(false, false, null);

        static Contribution of(FollowUp followUp, LocalDate today) {
            return followUp.isInDenominator(today)
                    ? new Contribution(true, followUp.isSuccess(today), followUp.targetPercent())
                    : NONE;
        }

        /** Unlike {@code equals}, ignores the scale of the target. */
        boolean equalTo(Contribution other) {
            return inDenominator == other.inDenominator
                    && success == other.success
                    && (target == null ? other.target == null : target.compareTo(other.target) == 0);
        }
    }

    public Optional<FollowUp> followUp() {
        return Optional.ofNullable(enrolment).flatMap(known -> FollowUp.of(measure, known, outcome));
    }

    Contribution contribution() {
        return followUp().map(followUp -> Contribution.of(followUp, today)).orElse(Contribution.NONE);
    }

    Optional<LocalDate> anchorOn() {
        return Optional.ofNullable(enrolment).flatMap(measure.anchor()::of);
    }

    boolean hasStatus() {
        return outcome != null && !outcome.statuses().isEmpty();
    }

    FollowUpFacts withEnrolmentOf(FollowUpFacts other) {
        return new FollowUpFacts(measure, other.enrolment, outcome, today);
    }

    FollowUpFacts withMeasureOf(FollowUpFacts other) {
        return new FollowUpFacts(other.measure, enrolment, outcome, today);
    }

    FollowUpFacts withOutcomeOf(FollowUpFacts other) {
        return new FollowUpFacts(measure, enrolment, other.outcome, today);
    }
}
