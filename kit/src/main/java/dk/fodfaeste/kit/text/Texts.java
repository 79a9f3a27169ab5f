package dk.fodfaeste.kit.text;

import java.util.regex.Pattern;

/** Rules for text: not blank, not too long, no control characters, no unpaired surrogates. */
public final class Texts {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\u00a0]+");

    private Texts() {}

    /** The fault of the text, or null. */
    public static String fault(String text, int max) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return "is blank";
        }
        if (stripped.codePointCount(0, stripped.length()) > max) {
            return "is longer than " + max + " characters";
        }
        if (stripped.chars().anyMatch(c -> Character.isISOControl(c))) {
            return "holds a control character";
        }
        if (stripped.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return "holds half a character";
        }
        return null;
    }

    /** Replaces every run of white space and line breaks with one space. */
    public static String singleLine(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }
}
