package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

record CprChangeBody(
        @NotNull @PlainText(max = 20) String cpr,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "cpr";
    }
}
