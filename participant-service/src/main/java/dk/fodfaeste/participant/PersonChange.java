package dk.fodfaeste.participant;

import java.util.UUID;

/** The changes of the data of a person. They stay in this service; the enrolments of the person emit what other services need. */
public sealed interface PersonChange {
    record NameChanged(PersonName name, String because) implements PersonChange {}

    /** Null if the person has none any more. */
    record PhoneChanged(Phone phone) implements PersonChange {}

    record NumberChanged(Cpr cpr, String because) implements PersonChange {}

    record ProtectionChanged(boolean protectedAddress) implements PersonChange {}

    /** The other record turned out to be the same person and now leads to this one. */
    record Merged(UUID other, String because) implements PersonChange {}

    /** The name of the change in the history. */
    default String change() {
        return switch (this) {
            case NameChanged _ -> "name-changed";
            case PhoneChanged _ -> "phone-changed";
            case NumberChanged _ -> "number-changed";
            case ProtectionChanged _ -> "address-protection-changed";
            case Merged _ -> "merged";
        };
    }

    /** The justification; null if the change has none. */
    default String because() {
        return switch (this) {
            case NameChanged(PersonName _, String because) -> because;
            case NumberChanged(Cpr _, String because) -> because;
            case Merged(UUID _, String because) -> because;
            case PhoneChanged _, ProtectionChanged _ -> null;
        };
    }
}
