package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.participant.ExitReason;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record ExitBody(
        @NotNull LocalDate exitedOn,
        @NotNull ExitReason reason,
        @NotNull Integer expectedVersion) {}
