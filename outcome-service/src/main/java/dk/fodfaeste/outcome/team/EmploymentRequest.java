package dk.fodfaeste.outcome.team;

import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much a consultant works, and until when.
 *
 * @param leavesOn the last day; absent where none is known
 * @param expectedVersion where it is absent, whatever stands there is replaced
 */
record EmploymentRequest(
        @NotNull(message = "is missing") BigDecimal fullTimeEquivalent,
        @Schema(nullable = true) LocalDate leavesOn,
        @Schema(nullable = true) Integer expectedVersion) {}
