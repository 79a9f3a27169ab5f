package dk.fodfaeste.reporting.followup;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a follow-up counts otherwise now than it did in a figure that was published. The reasons are in the order in which they are asked
 * for, and the first that holds is the one that is told: so each follow-up has one, and what they add up to is the whole difference.
 */
public enum RestatementReason {
    WRONG_REGISTRATION,
    WITHDRAWN_EXIT,
    MOVED_EXIT,
    MOVED_START,
    LATE_ENROLMENT,
    LATE_EXIT,
    /** The exit is on the same day, but its reason has become one that the measure does not count, or is none any more. */
    CORRECTED_EXIT_REASON,
    REVISED_DEFINITION,
    CORRECTED_STATUS,
    LATE_STATUS,
    TIME_PASSED;

    /**
     * Whether it can only be that somebody has become one whom the measure does not count, or is so no more: an exit matters to a measure
     * that counts from the start by nothing else.
     */
    public boolean tellsWhoIsLeftOut(Anchor anchor) {
        return switch (this) {
            case CORRECTED_EXIT_REASON -> true;
            case WITHDRAWN_EXIT, MOVED_EXIT, LATE_EXIT -> anchor == Anchor.START;
            case WRONG_REGISTRATION,
                    MOVED_START,
                    LATE_ENROLMENT,
                    REVISED_DEFINITION,
                    CORRECTED_STATUS,
                    LATE_STATUS,
                    TIME_PASSED -> false;
        };
    }

    /** @param now of the same enrolment and measure, with an enrolment */
    public static RestatementReason of(FollowUpFacts then, FollowUpFacts now) {
        return becauseOfTheEnrolment(then, now).orElseGet(() -> becauseOfTheAnswer(then.withEnrolmentOf(now), now));
    }

    private static Optional<RestatementReason> becauseOfTheEnrolment(FollowUpFacts then, FollowUpFacts now) {
        EnrolmentVersion before = then.enrolment();
        EnrolmentVersion after = now.enrolment();
        if (before == null) {
            return Optional.of(LATE_ENROLMENT);
        }
        if (after.wronglyRegistered() && !before.wronglyRegistered()) {
            return Optional.of(WRONG_REGISTRATION);
        }
        return then.measure().anchor() == Anchor.EXIT
                ? becauseOfTheExit(before, after).or(() -> reasonCorrected(then, now))
                : becauseOfTheStart(then, now);
    }

    private static Optional<RestatementReason> becauseOfTheExit(EnrolmentVersion before, EnrolmentVersion after) {
        LocalDate exitBefore = before.exitedOn();
        LocalDate exitAfter = after.exitedOn();
        if (exitBefore == null) {
            return exitAfter == null ? Optional.empty() : Optional.of(LATE_EXIT);
        }
        if (exitAfter == null || before.exitNumber() != after.exitNumber()) {
            return Optional.of(WITHDRAWN_EXIT);
        }
        return exitAfter.equals(exitBefore) ? Optional.empty() : Optional.of(MOVED_EXIT);
    }

    /** There the exit matters only by keeping somebody out of the count. */
    private static Optional<RestatementReason> becauseOfTheStart(FollowUpFacts then, FollowUpFacts now) {
        if (!then.anchorOn().equals(now.anchorOn())) {
            return Optional.of(MOVED_START);
        }
        if (then.weight().equalTo(then.withEnrolmentOf(now).weight())) {
            return Optional.empty();
        }
        return becauseOfTheExit(then.enrolment(), now.enrolment()).or(() -> reasonCorrected(then, now));
    }

    private static Optional<RestatementReason> reasonCorrected(FollowUpFacts then, FollowUpFacts now) {
        boolean other =
                !Objects.equals(then.enrolment().exitReason(), now.enrolment().exitReason());
        return other && !then.weight().equalTo(then.withEnrolmentOf(now).weight())
                ? Optional.of(CORRECTED_EXIT_REASON)
                : Optional.empty();
    }

    private static RestatementReason becauseOfTheAnswer(FollowUpFacts then, FollowUpFacts now) {
        FollowUpFacts redefined = then.withMeasureOf(now);
        if (!then.weight().equalTo(redefined.weight())) {
            return REVISED_DEFINITION;
        }
        if (!redefined.weight().equalTo(redefined.withOutcomeOf(now).weight())) {
            return then.answered() ? CORRECTED_STATUS : LATE_STATUS;
        }
        return TIME_PASSED;
    }
}
