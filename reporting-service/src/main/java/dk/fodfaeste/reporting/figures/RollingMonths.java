package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;

/** The number of months that a rolling figure covers. */
public final class RollingMonths {
    public static final int DEFAULT = 12;
    public static final int MAX = 36;

    private RollingMonths() {}

    /**
     * Null or blank means {@link #DEFAULT}.
     *
     * @throws Refusal 400 if the text is no such number
     */
    public static int parse(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT;
        }
        String stripped = text.strip();
        if (stripped.matches("[0-9]{1,2}")) {
            int months = Integer.parseInt(stripped);
            if (months >= 1 && months <= MAX) {
                return months;
            }
        }
        throw Refusal.malformed("months", message("notFromOneTo", MAX));
    }
}
