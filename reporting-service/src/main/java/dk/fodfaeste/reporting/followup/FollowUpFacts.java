package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was known of one enrolment and one measure when a figure was computed.
 *
 * @param enrolment and {@code outcome}: null where nobody had told of one
 * @param today the day on which the figure was computed
 */
public record FollowUpFacts(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome, LocalDate today) {

    /**
     * What a follow-up adds to a figure.
     *
     * @param target what was promised for it; null where it does not count
     */
    record Weight(boolean counts, boolean succeeds, BigDecimal target) {
        static final Weight NONE = new Weight(false, false, null);

        static Weight of(FollowUp followUp, LocalDate today) {
            return followUp.countsOn(today)
                    ? new Weight(true, followUp.succeedsOn(today), followUp.targetPercent())
                    : NONE;
        }

        boolean equalTo(Weight other) {
            return counts == other.counts
                    && succeeds == other.succeeds
                    && (target == null ? other.target == null : target.compareTo(other.target) == 0);
        }
    }

    public Optional<FollowUp> followUp() {
        return Optional.ofNullable(enrolment).flatMap(known -> FollowUp.of(measure, known, outcome));
    }

    Weight weight() {
        return followUp().map(followUp -> Weight.of(followUp, today)).orElse(Weight.NONE);
    }

    Optional<LocalDate> anchorOn() {
        return Optional.ofNullable(enrolment).flatMap(measure.anchor()::of);
    }

    boolean answered() {
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
