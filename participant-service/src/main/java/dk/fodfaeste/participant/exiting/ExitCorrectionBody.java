package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.ExitReason;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record ExitCorrectionBody(
        @NotNull LocalDate exitedOn,
        @NotNull ExitReason reason,
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
