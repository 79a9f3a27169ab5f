package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Texts;
import java.util.regex.Pattern;

/** Validates the id that another system gives to an activity. */
public final class ExternalId {
    private static final int MAX_LENGTH = 64;
    /** Day (raised by 60 in replacement numbers), month, year and four digits. */
    private static final Pattern CIVIL_REGISTRATION_NUMBER =
            Pattern.compile("(0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}");

    private ExternalId() {}

    /**
     * Null for null.
     *
     * @throws Refusal if it is invalid or may be a civil registration number
     */
    public static String check(String text) {
        if (text == null) {
            return null;
        }
        Message fault = Texts.fault(text, MAX_LENGTH);
        if (fault != null) {
            throw Refusal.malformed("externalId", fault);
        }
        if (CIVIL_REGISTRATION_NUMBER.matcher(text.strip()).matches()) {
            throw Refusal.rule("externalId", message("externalIdLooksLikeCpr"));
        }
        return text.strip();
    }
}
