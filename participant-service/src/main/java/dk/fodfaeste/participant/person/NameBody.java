package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** Another name. */
record NameBody(
        @NotNull @PlainText(max = 200) String name,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "name";
    }
}
