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
        Integer age(EnrolmentVersion enrolment) {
            return enrolment.ageAtStart();
        }

        // Why somebody left later is no part of what is counted from the start.
        @Override
        String exitReason(EnrolmentVersion enrolment) {
            return null;
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

        @Override
        Integer age(EnrolmentVersion enrolment) {
            return enrolment.ageAtExit();
        }

        @Override
        String exitReason(EnrolmentVersion enrolment) {
            return enrolment.exitReason();
        }

        // What was found out after an exit that has since been withdrawn says nothing about the exit that followed.
        @Override
        boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment) {
            return outcome.exitNumber() == enrolment.exitNumber();
        }
    };

    /** Nothing where there is no such date: before the first exit, and after an exit was withdrawn. */
    abstract Optional<LocalDate> of(EnrolmentVersion enrolment);

    /** On that date, in whole years; null where nobody knows. */
    abstract Integer age(EnrolmentVersion enrolment);

    /** Null where the measure does not count from an exit. */
    abstract String exitReason(EnrolmentVersion enrolment);

    abstract boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment);
}
