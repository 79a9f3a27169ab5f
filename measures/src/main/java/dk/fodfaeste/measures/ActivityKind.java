package dk.fodfaeste.measures;

import java.util.Optional;

/** What can happen in the course of an enrolment. The kind decides which dates an activity has. */
public enum ActivityKind {
    ORDINARY_FULL_TIME(Shape.SPELL),
    ORDINARY_PART_TIME(Shape.SPELL),
    ORDINARY_HOURS(Shape.SPELL),
    SELF_EMPLOYED(Shape.SPELL),
    EDUCATION(Shape.SPELL),
    FLEX_JOB(Shape.SPELL),
    WAGE_SUBSIDY(Shape.SPELL),
    PROTECTED_JOB(Shape.SPELL),
    INTERNSHIP(Shape.SPELL),
    OTHER_ACTIVATION(Shape.SPELL),
    TREATMENT(Shape.SPELL),
    AFTERCARE(Shape.SPELL),
    MENTOR_SUPPORT(Shape.SPELL),
    JOB_INTERVIEW(Shape.MEETING),
    HEALTH_TALK(Shape.MEETING),
    ROUND_TABLE(Shape.MEETING),
    AFTERCARE_TALK(Shape.MEETING),
    EMPLOYER_MEETING(Shape.MEETING),
    EFFORT_ESTABLISHED(Shape.MILESTONE),
    REFERRED_TO_TREATMENT(Shape.MILESTONE),
    SOCIAL_PROGRESS(Shape.MILESTONE),
    CLARIFIED_FLEX_JOB(Shape.MILESTONE),
    CLARIFIED_EARLY_RETIREMENT(Shape.MILESTONE);

    /** Which dates an activity has. */
    public enum Shape {
        /** A period with a first day and, once it has ended, a last day. */
        SPELL,
        /** Planned for a day, then held or not. */
        MEETING,
        /** Reached on a day. */
        MILESTONE
    }

    private final Shape shape;

    ActivityKind(Shape shape) {
        this.shape = shape;
    }

    public static Optional<ActivityKind> of(String code) {
        return Codes.find(ActivityKind.class, code);
    }

    public Shape shape() {
        return shape;
    }

    /** The situation of a person in such a spell; empty for what is no situation of its own, such as treatment. */
    public Optional<Status> situation() {
        return shape == Shape.SPELL ? Codes.find(Status.class, name()) : Optional.empty();
    }

    /** Whether an hours threshold applies to it. */
    public boolean hasHours() {
        return situation().map(Status::hasHours).orElse(false);
    }
}
