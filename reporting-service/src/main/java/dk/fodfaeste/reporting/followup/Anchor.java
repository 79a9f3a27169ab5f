package dk.fodfaeste.reporting.followup;

import java.time.LocalDate;
import java.util.Optional;

/** The date that a measure counts from. */
public enum Anchor {
    START {
        @Override
        Optional<LocalDate> of(EnrolmentVersion enrolment) {
            return Optional.of(enrolment.startedOn());
        }

        @Override
        boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment) {
            return true;
        }
    },
    EXIT {
        @Override
        Optional<LocalDate> of(EnrolmentVersion enrolment) {
            return Optional.ofNullable(enrolment.exitedOn());
        }

        // What was found out after an exit that has since been withdrawn says nothing about the exit that followed.
        @Override
        boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment) {
            return outcome.exitNumber() == enrolment.exitNumber();
        }
    };

    /** Nothing where there is no such date: before the first exit, and after an exit was withdrawn. */
    abstract Optional<LocalDate> of(EnrolmentVersion enrolment);

    abstract boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment);
}
