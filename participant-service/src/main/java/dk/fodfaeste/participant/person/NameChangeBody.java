package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

record NameChangeBody(
        @NotNull @PlainText(max = 200) String name,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "name";
    }
}
