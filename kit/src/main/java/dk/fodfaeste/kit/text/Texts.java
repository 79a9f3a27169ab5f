package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import java.util.regex.Pattern;

/** Rules for text: not blank, not too long, no control characters, no unpaired surrogates. */
public final class Texts {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0]+");

    private Texts() {}

    /** The fault of the text, or null. */
    public static Message fault(String text, int max) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return message("blank");
        }
        if (stripped.codePointCount(0, stripped.length()) > max) {
            return message("tooLong", max);
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c))) {
            return message("controlCharacter");
        }
        if (stripped.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return message("halfCharacter");
        }
        return null;
    }

    /** Replaces every run of white space and line breaks with one space. */
    public static String singleLine(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }
}
