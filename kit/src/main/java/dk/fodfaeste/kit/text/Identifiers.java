package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.util.Locale;
import java.util.Set;

/** Rules for what people and other systems choose to name something by: case numbers, user names, external ids. */
public final class Identifiers {

    /** Maximum length of a user name. */
    public static final int MAX_USER_NAME = 100;

    /** A browser removes them from an address, so the page of such a name could not be opened. */
    private static final Set<String> PATH_SEGMENTS = Set.of(".", "..");

    private Identifiers() {}

    /**
     * The identifier after {@link Texts#clean}.
     *
     * @throws Refusal 400 for a fault of the text, 422 if it holds a space, an invisible character or what may be a civil registration number
     */
    public static String check(String field, String text, int max) {
        Message fault = Texts.fault(text, max);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        String cleaned = Texts.clean(text);
        if (Texts.holds(cleaned, Texts::isInvisible)) {
            throw Refusal.rule(field, message("holdsSpace"));
        }
        if (PATH_SEGMENTS.contains(cleaned)) {
            throw Refusal.rule(field, message("onlyDots"));
        }
        if (CprText.mayOccurIn(cleaned)) {
            throw Refusal.rule(field, message("holdsCpr"));
        }
        return cleaned;
    }

    /**
     * The canonical form of a user name.
     *
     * @throws Refusal like {@link #check}
     */
    public static String userName(String field, String text) {
        return canonicalUserName(check(field, text, MAX_USER_NAME));
    }

    /** The one form in which user names are compared and stored: small letters, because they are compared without regard to case. */
    public static String canonicalUserName(String userName) {
        return Texts.clean(Texts.clean(userName).toLowerCase(Locale.ROOT));
    }
}
