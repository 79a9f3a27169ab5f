package dk.fodfaeste.reporting.followup;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One enrolment's follow-up for one measure, as it follows from one version of each of the facts. Cancelled follow-ups do not exist here:
 * they are in no figure. Which day it is has no part in it either: whether this is not due yet, pending or unanswered is asked when it is
 * counted.
 *
 * @param closesOn the last day of grace
 * @param settledAs null as long as nobody knows
 * @param success only ever of what is recorded
 * @param targetPercent what was promised for its due date
 * @param age at the anchor date, in whole years; null where nobody knows
 * @param exitReason null where the measure does not count from an exit
 * @param statuses that answer it, as they were told; null where it is not recorded
 */
public record FollowUp(
        UUID participantRef,
        String initiative,
        String measure,
        LocalDate anchorOn,
        LocalDate dueOn,
        LocalDate closesOn,
        FollowUpResult settledAs,
        boolean success,
        BigDecimal targetPercent,
        Integer age,
        String exitReason,
        List<String> statuses) {

    /**
     * The follow-up, if there is one.
     *
     * @param outcome null where nobody has recorded anything
     */
    static Optional<FollowUp> of(Measure measure, EnrolmentVersion enrolment, OutcomeVersion outcome) {
        if (enrolment.wronglyRegistered()) {
            return Optional.empty();
        }
        return measure.anchor().of(enrolment).map(anchorOn -> {
            LocalDate dueOn = measure.dueOn(anchorOn);
            Revision revision = measure.revisionOn(dueOn);
            FollowUpResult settled = settle(measure, enrolment, outcome, dueOn);
            return new FollowUp(
                    enrolment.participantRef(),
                    enrolment.initiative(),
                    measure.code(),
                    anchorOn,
                    dueOn,
                    dueOn.plusDays(measure.graceDays()),
                    settled,
                    settled == FollowUpResult.RECORDED && revision.succeeds(outcome),
                    revision.targetPercent(),
                    measure.anchor().age(enrolment),
                    measure.anchor().exitReason(enrolment),
                    settled == FollowUpResult.RECORDED ? outcome.statuses() : null);
        });
    }

    /** Whether it stands below the line of a rate on that day. */
    boolean countsOn(LocalDate today) {
        boolean answered = settledAs == FollowUpResult.RECORDED || settledAs == FollowUpResult.LOST;
        return (answered && !dueOn.isAfter(today)) || (settledAs == null && closesOn.isBefore(today));
    }

    /** Whether it stands above it. */
    boolean succeedsOn(LocalDate today) {
        return success && !dueOn.isAfter(today);
    }

    /** The order of these questions is part of the definition. */
    private static FollowUpResult settle(
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
