package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

record ExitWithdrawalBody(
        @NotNull @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
