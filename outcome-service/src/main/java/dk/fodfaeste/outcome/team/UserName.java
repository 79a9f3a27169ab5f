package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Texts;
import java.util.regex.Pattern;

/** Validates user names of consultants. */
final class UserName {
    static final int MAX_LENGTH = 100;

    private static final Pattern TEN_DIGITS = Pattern.compile("(?<!\\d)\\d{6}[- ]?\\d{4}(?!\\d)");

    private UserName() {}

    /** @throws Refusal if it is invalid or may contain a civil registration number */
    static String check(String field, String text) {
        Message fault = Texts.fault(text, MAX_LENGTH);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        if (TEN_DIGITS.matcher(text).find()) {
            throw Refusal.rule(field, message("looksLikeCpr"));
        }
        return text.strip();
    }
}
