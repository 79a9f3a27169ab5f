package dk.fodfaeste.reporting.followup;

/**
 * Why the contribution of a follow-up differs between a published figure and now. The facts of then are replaced by those of now one after the
 * other, and the first replacement that changes what the follow-up contributes is the reason. So each follow-up has one reason, and the
 * follow-ups of all reasons add up to the whole difference.
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
    /** The measure is limited to some statuses at start. */
    CORRECTED_START_STATUS,
    REVISED_DEFINITION,
    CORRECTED_STATUS,
    LATE_STATUS,
    /** An activity that was recorded later. */
    LATE_ACTIVITY,
    /** An activity that was corrected, ended, confirmed or withdrawn later. */
    CORRECTED_ACTIVITY,
    TIME_PASSED;

    /**
     * Whether the reason implies that the measure now excludes the person, or no longer does. If follow-ups do not need an exit, an exit has no
     * other effect.
     *
     * @param needsExit whether every follow-up is about an enrolment that ended
     */
    public boolean revealsExclusion(boolean needsExit) {
        return switch (this) {
            case CORRECTED_EXIT_REASON -> true;
            case WITHDRAWN_EXIT, MOVED_EXIT, LATE_EXIT -> !needsExit;
            case WRONG_REGISTRATION,
                    MOVED_START,
                    LATE_ENROLMENT,
                    CORRECTED_START_STATUS,
                    REVISED_DEFINITION,
                    CORRECTED_STATUS,
                    LATE_STATUS,
                    LATE_ACTIVITY,
                    CORRECTED_ACTIVITY,
                    TIME_PASSED -> false;
        };
    }

    /** @param now of the same follow-up, with an enrolment */
    public static RestatementReason of(FollowUpFacts then, FollowUpFacts now) {
        if (then.enrolment() == null) {
            return LATE_ENROLMENT;
        }
        EnrolmentVersion before = then.enrolment();
        EnrolmentVersion after = now.enrolment();
        FollowUpFacts facts = then;
        FollowUpFacts registered = facts.with(before.withState(after));
        if (differ(facts, registered)) {
            return WRONG_REGISTRATION;
        }
        FollowUpFacts exited = registered.with(registered.enrolment().withExit(after));
        if (differ(registered, exited)) {
            return exitChange(before, after);
        }
        FollowUpFacts reasoned = exited.with(exited.enrolment().withExitReason(after));
        if (differ(exited, reasoned)) {
            return CORRECTED_EXIT_REASON;
        }
        FollowUpFacts started = reasoned.with(reasoned.enrolment().withStart(after));
        if (differ(reasoned, started)) {
            return MOVED_START;
        }
        FollowUpFacts enrolled = started.with(after);
        return differ(started, enrolled) ? CORRECTED_START_STATUS : otherChange(enrolled, now);
    }

    private static RestatementReason exitChange(EnrolmentVersion before, EnrolmentVersion after) {
        if (before.exitedOn() == null) {
            return LATE_EXIT;
        }
        return after.exitedOn() == null || before.exitNumber() != after.exitNumber() ? WITHDRAWN_EXIT : MOVED_EXIT;
    }

    private static RestatementReason otherChange(FollowUpFacts then, FollowUpFacts now) {
        FollowUpFacts defined = then.withMeasureOf(now);
        if (differ(then, defined)) {
            return REVISED_DEFINITION;
        }
        FollowUpFacts answered = defined.withOutcomesOf(now);
        if (differ(defined, answered)) {
            return then.hasStatus() ? CORRECTED_STATUS : LATE_STATUS;
        }
        FollowUpFacts added = answered.withNewActivitiesOf(now);
        if (differ(answered, added)) {
            return LATE_ACTIVITY;
        }
        return differ(added, added.withActivitiesOf(now)) ? CORRECTED_ACTIVITY : TIME_PASSED;
    }

    private static boolean differ(FollowUpFacts before, FollowUpFacts after) {
        return !before.contribution().equalTo(after.contribution());
    }
}
