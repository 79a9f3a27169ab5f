package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;

/** Over how many months a rolling figure goes. */
public final class RollingMonths {
    public static final int USUAL = 12;
    public static final int MOST = 36;

    private RollingMonths() {}

    /** @throws Refusal 400 where it is no number of months; nothing said is a year */
    public static int read(String text) {
        if (text == null || text.isBlank()) {
            return USUAL;
        }
        String given = text.strip();
        if (given.matches("[0-9]{1,2}")) {
            int months = Integer.parseInt(given);
            if (months >= 1 && months <= MOST) {
                return months;
            }
        }
        throw Refusal.malformed("months", "is not a number from 1 to " + MOST);
    }
}
