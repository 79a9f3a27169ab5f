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

        // The reason of a later exit does not belong to a figure that counts from the start.
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

        // An outcome of an exit that was withdrawn does not answer for the next exit.
        @Override
        boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment) {
            return outcome.exitNumber() == enrolment.exitNumber();
        }
    };

    /** Empty before the first exit and after an exit was withdrawn. */
    abstract Optional<LocalDate> of(EnrolmentVersion enrolment);

    /** On the anchor date, in whole years; null if unknown. */
    abstract Integer age(EnrolmentVersion enrolment);

    /** Null if the measure does not count from the exit. */
    abstract String exitReason(EnrolmentVersion enrolment);

    /** Whether the outcome was recorded for the present anchor date. */
    abstract boolean answeredBy(OutcomeVersion outcome, EnrolmentVersion enrolment);
}
