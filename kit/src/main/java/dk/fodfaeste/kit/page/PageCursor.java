package dk.fodfaeste.kit.page;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Optional;
import java.util.UUID;

/** The parameter {@code after} of a list: {@code next} of the previous page. */
public final class PageCursor {
    private PageCursor() {}

    /**
     * For lists in the order of their ids; empty for the first page.
     *
     * @throws Refusal 400 if it is no id
     */
    public static Optional<UUID> id(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(after.strip()));
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("after", message("notACursor"));
        }
    }
}
