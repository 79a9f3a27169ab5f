package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.outcome.RegisterBatch.Request;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a register is asked for.
 *
 * @param measure null for every measure of the initiative that people answer
 * @param dueFrom the first due date
 * @param dueTo the last due date, not after today and less than a year after the first
 * @param purpose a code of the header {@code Purpose}
 */
record BatchBody(
        @NotNull(message = "missing") @PlainText(max = 64) String initiative,

        @Schema(nullable = true) @PlainText(max = 64) String measure,

        @NotNull(message = "missing") LocalDate dueFrom,
        @NotNull(message = "missing") LocalDate dueTo,
        @NotNull(message = "missing") @PlainText(max = 40) String purpose,

        @NotNull(message = "missing") UUID receiverId) {

    Request request() {
        return new Request(initiative, measure, dueFrom, dueTo, purpose, receiverId);
    }
}
