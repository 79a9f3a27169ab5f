package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param phone null where there is none any more */
record PhoneBody(
        @Schema(nullable = true) @PlainText(max = 40) String phone,
        @NotNull Integer expectedVersion) {
    @Override
    public String toString() {
        return "phone";
    }
}
