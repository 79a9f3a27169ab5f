package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record StartCorrectionBody(
        @NotNull LocalDate startedOn,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
