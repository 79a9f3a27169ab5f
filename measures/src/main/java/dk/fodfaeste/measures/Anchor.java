package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** The date that a measure counts from. */
sealed interface Anchor {

    /** Empty where there is no such date (yet, or any more). */
    Optional<LocalDate> of(Facts facts);

    /** Whether an answer that was recorded for one exit answers after another. */
    default boolean accepts(Answer answer, Enrolment enrolment) {
        return true;
    }

    String population();

    Unit unit();

    /** Whether the date is that of an activity. */
    default boolean isActivity() {
        return false;
    }

    default boolean needsExit() {
        return false;
    }

    /** Those who have such a date. */
    Phrase people();

    /** So long after it. */
    Phrase after(Period offset);

    /** The first day in the initiative. */
    record Start() implements Anchor {
        @Override
        public Optional<LocalDate> of(Facts facts) {
            return Optional.of(facts.enrolment().startedOn());
        }

        @Override
        public String population() {
            return "START";
        }

        @Override
        public Unit unit() {
            return Unit.BEGUN_ENROLMENT;
        }

        @Override
        public Phrase people() {
            return Phrase.of("whoStart");
        }

        @Override
        public Phrase after(Period offset) {
            return offset.isZero() ? Phrase.of("onStart") : Phrase.of("afterStart", offset);
        }
    }

    /** The last day in the initiative. */
    record Exit() implements Anchor {
        @Override
        public Optional<LocalDate> of(Facts facts) {
            return Optional.ofNullable(facts.enrolment().exitedOn());
        }

        @Override
        public boolean accepts(Answer answer, Enrolment enrolment) {
            return answer.exitNumber() == enrolment.exitNumber();
        }

        @Override
        public String population() {
            return "EXIT";
        }

        @Override
        public Unit unit() {
            return Unit.ENDED_ENROLMENT;
        }

        @Override
        public boolean needsExit() {
            return true;
        }

        @Override
        public Phrase people() {
            return Phrase.of("whoExit");
        }

        @Override
        public Phrase after(Period offset) {
            return offset.isZero() ? Phrase.of("onExit") : Phrase.of("afterExit", offset);
        }
    }

    /** The earliest day on which a milestone was reached. */
    record Milestone(ActivityKind milestone) implements Anchor {
        @Override
        public Optional<LocalDate> of(Facts facts) {
            return facts.first(milestone).map(Activity::on);
        }

        @Override
        public String population() {
            return milestone.name();
        }

        @Override
        public boolean isActivity() {
            return true;
        }

        @Override
        public Unit unit() {
            return Unit.ENROLMENT_WITH_MILESTONE;
        }

        @Override
        public Phrase people() {
            return Phrase.of("whoReach", milestone);
        }

        @Override
        public Phrase after(Period offset) {
            return offset.isZero() ? Phrase.of("onMilestone") : Phrase.of("afterMilestone", offset);
        }
    }
}
