package dk.fodfaeste.outcome.team;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Others take over what a consultant has to do. */
record HandOverRequest(
        @NotNull(message = "is missing") @Size(min = 1, max = 50, message = "does not hold 1 to 50 user names")
        List<@NotNull(message = "is missing") String> to) {}
