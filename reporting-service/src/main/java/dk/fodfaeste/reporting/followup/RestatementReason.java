package dk.fodfaeste.reporting.followup;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Why the contribution of a follow-up differs between a published figure and now. The reasons are checked in their order and the first that
 * applies is used. So each follow-up has one reason, and the follow-ups of all reasons add up to the whole difference.
 */
public enum RestatementReason {
    WRONG_REGISTRATION,
    WITHDRAWN_EXIT,
    MOVED_EXIT,
    MOVED_START,
    LATE_ENROLMENT,
    LATE_EXIT,
    /** The exit date is the same, but its reason became, or is no longer, one that the measure excludes. */
    CORRECTED_EXIT_REASON,
    REVISED_DEFINITION,
    CORRECTED_STATUS,
    LATE_STATUS,
    TIME_PASSED;

    /**
     * Whether the reason implies that the measure now excludes the person, or no longer does. For a measure that counts from the start, an
     * exit has no other effect.
     */
    public boolean revealsExclusion(Anchor anchor) {
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
        return enrolmentChange(then, now).orElseGet(() -> outcomeChange(then.withEnrolmentOf(now), now));
    }

    private static Optional<RestatementReason> enrolmentChange(FollowUpFacts then, FollowUpFacts now) {
        EnrolmentVersion before = then.enrolment();
        EnrolmentVersion after = now.enrolment();
        if (before == null) {
            return Optional.of(LATE_ENROLMENT);
        }
        if (after.wronglyRegistered() && !before.wronglyRegistered()) {
            return Optional.of(WRONG_REGISTRATION);
        }
        return then.measure().anchor() == Anchor.EXIT
                ? exitChange(before, after).or(() -> exitReasonChange(then, now))
                : startChange(then, now);
    }

    private static Optional<RestatementReason> exitChange(EnrolmentVersion before, EnrolmentVersion after) {
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

    /** For a measure that counts from the start, the exit matters only if it changes whether the person is excluded. */
    private static Optional<RestatementReason> startChange(FollowUpFacts then, FollowUpFacts now) {
        if (!then.anchorOn().equals(now.anchorOn())) {
            return Optional.of(MOVED_START);
        }
        if (then.contribution().equalTo(then.withEnrolmentOf(now).contribution())) {
            return Optional.empty();
        }
        return exitChange(then.enrolment(), now.enrolment()).or(() -> exitReasonChange(then, now));
    }

    private static Optional<RestatementReason> exitReasonChange(FollowUpFacts then, FollowUpFacts now) {
        boolean corrected =
                !Objects.equals(then.enrolment().exitReason(), now.enrolment().exitReason());
        return corrected
                        && !then.contribution()
                                .equalTo(then.withEnrolmentOf(now).contribution())
                ? Optional.of(CORRECTED_EXIT_REASON)
                : Optional.empty();
    }

    private static RestatementReason outcomeChange(FollowUpFacts then, FollowUpFacts now) {
        FollowUpFacts redefined = then.withMeasureOf(now);
        if (!then.contribution().equalTo(redefined.contribution())) {
            return REVISED_DEFINITION;
        }
        if (!redefined.contribution().equalTo(redefined.withOutcomeOf(now).contribution())) {
            return then.hasStatus() ? CORRECTED_STATUS : LATE_STATUS;
        }
        return TIME_PASSED;
    }
}
