package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.constraints.NotNull;

/** Another consultant takes over. */
record ReassignmentBody(
        @NotNull @PlainText(max = 100) String consultant,
        @NotNull Integer expectedVersion) {}
