package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.text.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Reassigns all of these enrolments or none. */
record ReassignmentsBody(@NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Reassignment> reassignments) {

    record Reassignment(
            @NotNull UUID enrolmentId,
            @NotNull @PlainText(max = 100) String consultant) {}
}
