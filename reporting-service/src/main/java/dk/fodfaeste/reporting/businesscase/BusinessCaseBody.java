package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.text.PublicText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A business case in a request.
 *
 * @param because why it is entered or changed
 * @param expectedVersion the version that the sender saw; optional
 */
record BusinessCaseBody(
        @NotNull(message = "missing") @Valid Assumptions assumptions,

        @NotNull(message = "missing") @PublicText(max = 1_000)
        String because,

        Integer expectedVersion) {}
