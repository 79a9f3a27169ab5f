package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The follow-up of one enrolment for one measure, derived from one version of each fact. Cancelled follow-ups do not exist: they are in no
 * figure. It does not depend on the current day: whether it is not due, pending or unanswered is decided when it is counted.
 *
 * @param closesOn the last day of grace
 * @param result null if no fact decides it
 * @param success true only if recorded
 * @param targetPercent the target valid on the due date
 * @param age on the anchor date, in whole years; null if unknown
 * @param exitReason null if the measure does not count from the exit
 * @param statuses the codes that answer it, also unknown ones; null if it is not recorded
 */
public record FollowUp(
        UUID participantRef,
        String initiative,
        String measure,
        LocalDate anchorOn,
        LocalDate dueOn,
        LocalDate closesOn,
        FollowUpResult result,
        boolean success,
        BigDecimal targetPercent,
        Integer age,
        String exitReason,
        List<String> statuses) {

    /**
     * Empty if the anchor date does not exist or the enrolment is wrongly registered.
     *
     * @param outcome null if nothing is recorded
     */
    static Optional<FollowUp> of(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome) {
        if (enrolment.wronglyRegistered()) {
            return Optional.empty();
        }
        return measure.anchor().of(enrolment).map(anchorOn -> {
            LocalDate dueOn = measure.dueOn(anchorOn);
            Revision revision = measure.revisionOn(dueOn);
            FollowUpResult result = result(measure, enrolment, outcome, dueOn);
            return new FollowUp(
                    enrolment.participantRef(),
                    enrolment.initiative(),
                    measure.code(),
                    anchorOn,
                    dueOn,
                    dueOn.plusDays(measure.graceDays()),
                    result,
                    result == FollowUpResult.RECORDED && revision.succeeds(outcome),
                    revision.targetPercent(),
                    measure.anchor().age(enrolment),
                    measure.anchor().exitReason(enrolment),
                    result == FollowUpResult.RECORDED ? outcome.statuses() : null);
        });
    }

    /** Whether it is in the denominator on that day. */
    boolean isInDenominator(LocalDate today) {
        boolean answered = result == FollowUpResult.RECORDED || result == FollowUpResult.LOST;
        return (answered && !dueOn.isAfter(today)) || (result == null && closesOn.isBefore(today));
    }

    boolean isSuccess(LocalDate today) {
        return success && !dueOn.isAfter(today);
    }

    /** The order of the checks is part of the definition of a state; ADR 4. */
    private static FollowUpResult result(
            Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome, LocalDate dueOn) {
        if (measure.excludes(enrolment, dueOn)) {
            return FollowUpResult.EXCLUDED;
        }
        if (outcome == null) {
            return null;
        }
        if (measure.isAnsweredBy(outcome, enrolment, dueOn)) {
            return outcome.deceased() ? FollowUpResult.EXCLUDED : FollowUpResult.RECORDED;
        }
        return measure.isLost(outcome, enrolment) ? FollowUpResult.LOST : null;
    }
}
