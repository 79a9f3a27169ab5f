package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.Status;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record StartCorrectionBody(
        @NotNull LocalDate startedOn,

        @Schema(nullable = true, description = "Left out or null: the status at the start stays as it is")
        Status statusAtStart,

        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
