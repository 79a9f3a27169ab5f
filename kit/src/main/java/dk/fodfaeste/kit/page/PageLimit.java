package dk.fodfaeste.kit.page;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;

/** The parameter {@code limit} of a list: 50 by default, at most 500. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MAX = 500;

    private PageLimit() {}

    /** @throws Refusal 400 if it is no number from 1 to 500 */
    public static int of(String limit) {
        if (limit == null || limit.isBlank()) {
            return DEFAULT;
        }
        if (limit.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX) {
                return number;
            }
        }
        throw Refusal.malformed("limit", message("notFromOneTo", MAX));
    }
}
