package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** @param purpose a code of the header {@code Purpose} */
record IdentifiersBody(
        @NotNull @PlainText(max = 40) String purpose,
        @NotNull @Size(min = 1, max = 1000) List<@NotNull UUID> enrolmentIds) {}
