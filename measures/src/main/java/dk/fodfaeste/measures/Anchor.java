package dk.fodfaeste.measures;

import java.time.LocalDate;
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
        public Unit unit() {
            return Unit.ENROLMENT_WITH_MILESTONE;
        }
    }
}
