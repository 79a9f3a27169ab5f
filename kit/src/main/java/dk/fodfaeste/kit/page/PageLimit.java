package dk.fodfaeste.kit.page;

import dk.fodfaeste.kit.problem.Refusal;

/** How many items of a list are asked for: 50 unless told, 500 at most. */
public final class PageLimit {

    private static final int DEFAULT = 50;
    private static final int MOST = 500;

    private PageLimit() {}

    /** @throws Refusal 400 where it is no number from 1 to 500 */
    public static int of(String limit) {
        if (limit == null || limit.isBlank()) {
            return DEFAULT;
        }
        if (limit.matches("[0-9]{1,3}")) {
            int asked = Integer.parseInt(limit);
            if (asked >= 1 && asked <= MOST) {
                return asked;
            }
        }
        throw Refusal.malformed("limit", "is not a number from 1 to " + MOST);
    }
}
