package dk.fodfaeste.kit.page;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Optional;
import java.util.UUID;

/** Behind which item a list goes on: what the page before called {@code next}. */
public final class PageCursor {
    private PageCursor() {}

    /**
     * Of lists in order of ids; empty for the first page.
     *
     * @throws Refusal 400 where it is no id
     */
    public static Optional<UUID> id(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(after.strip()));
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("after", "is not what a page before this one said");
        }
    }
}
