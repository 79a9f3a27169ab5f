package dk.fodfaeste.participant;

import java.time.LocalDate;

/** The events of an enrolment. {@link EnrolmentPayload} is their format on the wire. */
public sealed interface EnrolmentEvent {
    record Started() implements EnrolmentEvent {}

    /** @param statusAtStart null if it stays as it is */
    record StartCorrected(LocalDate startedOn, Status statusAtStart, String because) implements EnrolmentEvent {}

    /** The event on the wire does not contain the case number. */
    record CaseNumberCorrected(String caseNumber, String because) implements EnrolmentEvent {
        @Override
        public String toString() {
            return "case-number-corrected";
        }
    }

    record Exited(LocalDate exitedOn, ExitReason reason) implements EnrolmentEvent {}

    record ExitCorrected(LocalDate exitedOn, ExitReason reason, String because) implements EnrolmentEvent {}

    record ExitWithdrawn(String because) implements EnrolmentEvent {}

    /** The justification is null if a whole caseload was reassigned. */
    record Reassigned(String consultant, String because) implements EnrolmentEvent {}

    record WronglyRegistered(String because) implements EnrolmentEvent {}

    /** Happens to the person; each of their enrolments emits it. */
    record AddressProtectionChanged(boolean protectedAddress) implements EnrolmentEvent {}

    /** The person has a new civil registration number with another date of birth. */
    record AgeCorrected() implements EnrolmentEvent {}

    /** Two records of one person were merged, so the enrolment has another participantRef. */
    record ParticipantMerged(String because) implements EnrolmentEvent {}

    /** The event type, which {@code asyncapi.yaml} describes. */
    default String type() {
        return "dk.fodfaeste.enrolment." + change() + ".v1";
    }

    /** The name of the event in the history and in the event type. */
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

    /** The justification; null if the event has none. */
    default String because() {
        return switch (this) {
            case StartCorrected(LocalDate _, Status _, String because) -> because;
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
