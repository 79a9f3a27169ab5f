package dk.fodfaeste.outcome.activity;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Identifiers;

/** Validates the id that another system gives to an activity. */
public final class ExternalId {
    private static final int MAX_LENGTH = 64;

    private ExternalId() {}

    /**
     * Null for null.
     *
     * @throws Refusal by the rules of {@link Identifiers#check}
     */
    public static String check(String text) {
        return text == null ? null : Identifiers.check("externalId", text, MAX_LENGTH);
    }
}
