package dk.fodfaeste.participant;

import java.time.LocalDate;

/** What can happen to an enrolment. How it goes over the wire is another matter: see {@link EnrolmentFacts}. */
public sealed interface EnrolmentEvent {
    record Started() implements EnrolmentEvent {}

    record StartCorrected(LocalDate startedOn, String because) implements EnrolmentEvent {}

    /** The case number itself stays in this service. */
    record CaseNumberCorrected(String caseNumber, String because) implements EnrolmentEvent {
        @Override
        public String toString() {
            return "case-number-corrected";
        }
    }

    record Exited(LocalDate exitedOn, ExitReason reason) implements EnrolmentEvent {}

    record ExitCorrected(LocalDate exitedOn, ExitReason reason, String because) implements EnrolmentEvent {}

    record ExitWithdrawn(String because) implements EnrolmentEvent {}

    /** Whoever hands a whole caseload over does not say why for each. */
    record Reassigned(String consultant, String because) implements EnrolmentEvent {}

    record WronglyRegistered(String because) implements EnrolmentEvent {}

    /** Happens to the person, and is told by each of her enrolments. */
    record AddressProtectionChanged(boolean protectedAddress) implements EnrolmentEvent {}

    /** The person's number tells another date of birth than the one before. */
    record AgeCorrected() implements EnrolmentEvent {}

    /** It belongs to another reference, since two records turned out to be of one person. */
    record ParticipantMerged(String because) implements EnrolmentEvent {}

    /** The word for it in the history and in the event's type. */
    default String change() {
        return switch (this) {
            case Started() -> "started";
            case StartCorrected _ -> "start-corrected";
            case CaseNumberCorrected _ -> "case-number-corrected";
            case Exited _ -> "exited";
            case ExitCorrected _ -> "exit-corrected";
            case ExitWithdrawn _ -> "exit-withdrawn";
            case Reassigned _ -> "reassigned";
            case WronglyRegistered _ -> "wrongly-registered";
            case AddressProtectionChanged _ -> "address-protection-changed";
            case AgeCorrected() -> "age-corrected";
            case ParticipantMerged _ -> "participant-merged";
        };
    }

    /** Why, where somebody had to say so; else null. */
    default String because() {
        return switch (this) {
            case StartCorrected(LocalDate _, String because) -> because;
            case CaseNumberCorrected(String _, String because) -> because;
            case ExitCorrected(LocalDate _, ExitReason _, String because) -> because;
            case ExitWithdrawn(String because) -> because;
            case Reassigned(String _, String because) -> because;
            case WronglyRegistered(String because) -> because;
            case ParticipantMerged(String because) -> because;
            case Started(), Exited _, AddressProtectionChanged _, AgeCorrected() -> null;
        };
    }
}
