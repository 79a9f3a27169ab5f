package dk.fodfaeste.participant;

import java.util.UUID;

/** What can happen to what we know of a person. It stays in this service; her enrolments tell what the others need of it. */
public sealed interface PersonChange {
    record NameChanged(PersonName name, String because) implements PersonChange {}

    /** Null where there is none any more. */
    record PhoneChanged(Phone phone) implements PersonChange {}

    record NumberChanged(Cpr cpr, String because) implements PersonChange {}

    record ProtectionChanged(boolean protectedAddress) implements PersonChange {}

    /** The other record turned out to be the same person's, and is this one from now on. */
    record Merged(UUID other, String because) implements PersonChange {}

    /** The word for it in the history. */
    default String change() {
        return switch (this) {
            case NameChanged _ -> "name-changed";
            case PhoneChanged _ -> "phone-changed";
            case NumberChanged _ -> "number-changed";
            case ProtectionChanged _ -> "address-protection-changed";
            case Merged _ -> "merged";
        };
    }

    /** Why, where somebody had to say so; else null. */
    default String because() {
        return switch (this) {
            case NameChanged(PersonName _, String because) -> because;
            case NumberChanged(Cpr _, String because) -> because;
            case Merged(UUID _, String because) -> because;
            case PhoneChanged _, ProtectionChanged _ -> null;
        };
    }
}
