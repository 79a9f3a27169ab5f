package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param because optional */
record ReassignmentBody(
        @NotNull @PlainText(max = 100) String consultant,
        @Schema(nullable = true) @PlainText(max = 1000) String because,
        @NotNull Integer expectedVersion) {}
