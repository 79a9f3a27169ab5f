package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param phone null if the person has none any more */
record PhoneChangeBody(
        @Schema(nullable = true) @PlainText(max = 40) String phone,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "phone";
    }
}
