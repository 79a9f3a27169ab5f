package dk.fodfaeste.kit.page;

import dk.fodfaeste.kit.problem.Refused;
import java.util.Optional;
import java.util.UUID;

/** Behind which item a list goes on: what the page before called {@code next}. */
public final class After {
    private After() {}

    /**
     * Of lists in order of ids; empty for the first page.
     *
     * @throws Refused 400 where it is no id
     */
    public static Optional<UUID> id(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(after.strip()));
        } catch (IllegalArgumentException notAnId) {
            throw Refused.malformed("after", "is not what a page before this one said");
        }
    }
}
