package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Rules for text: not blank, not too long, no control characters, no unpaired surrogates, no noncharacters. {@link #clean} is applied wherever
 * text is read: JSON, CSV, forms and events.
 */
public final class Texts {

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** A tab, and the separators of lines and paragraphs, which no font draws. */
    private static final Pattern OTHER_SPACE = Pattern.compile("[\\t\\u2028\\u2029]");

    /** U+0300, the first character that combines with the one before. */
    private static final char FIRST_COMBINING = '\u0300';

    private Texts() {}

    /**
     * The text as it is judged, compared and stored: in the normal form NFC (Unicode Standard Annex 15), with a space for a tab and for U+2028
     * and U+2029, and without surrounding {@linkplain #isInvisible invisible} characters. Null for null.
     */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        String normal = isNormal(text)
                ? text
                : OTHER_SPACE
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .replaceAll(" ");
        int start = 0;
        int end = normal.length();
        while (start < end && isInvisible(normal.codePointAt(start))) {
            start += Character.charCount(normal.codePointAt(start));
        }
        while (start < end && isInvisible(normal.codePointBefore(end))) {
            end -= Character.charCount(normal.codePointBefore(end));
        }
        return normal.substring(start, end);
    }

    /**
     * Whether normalizing and replacing certainly leave the text as it is. No character below {@link #FIRST_COMBINING} is changed by NFC or combines
     * with another one (Unicode Standard Annex 15, NFC_Quick_Check).
     */
    private static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_COMBINING || c == '\t') {
                return false;
            }
        }
        return true;
    }

    /** Like {@link #clean}, but null if nothing is left. */
    public static String cleanOrNull(String text) {
        String cleaned = clean(text);
        return cleaned == null || cleaned.isEmpty() ? null : cleaned;
    }

    /** The fault of the text after {@link #clean}, or null. */
    public static Message fault(String text, int max) {
        String cleaned = clean(text);
        if (cleaned.isEmpty()) {
            return message("blank");
        }
        if (cleaned.codePointCount(0, cleaned.length()) > max) {
            return message("tooLong", max);
        }
        if (holds(cleaned, Character::isISOControl)) {
            return message("controlCharacter");
        }
        if (holds(cleaned, c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            return message("halfCharacter");
        }
        return holds(cleaned, Texts::isNoncharacter) ? message("noncharacter") : null;
    }

    /** The fault of a text of one line for {@link PublicText}, or null. */
    public static Message faultOfPublic(String text, int max) {
        Message fault = fault(text, max);
        if (fault != null) {
            return fault;
        }
        if (CprText.mayOccurIn(text)) {
            return message("holdsCpr");
        }
        return PrintedCharacters.areAllIn(clean(text)) ? null : message("notPrinted");
    }

    /** Replaces every run of white space and line breaks with one space. */
    public static String singleLine(String text) {
        return clean(WHITE_SPACE.matcher(text).replaceAll(" "));
    }

    /**
     * Whether a reader does not see the character: white space, format characters (Cf), and those that Unicode calls default ignorable or that
     * are drawn empty.
     */
    static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || switch (Character.getType(codePoint)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.FORMAT -> true;
                    default ->
                        codePoint == 0x034F
                                || codePoint == 0x115F
                                || codePoint == 0x1160
                                || codePoint == 0x17B4
                                || codePoint == 0x17B5
                                || codePoint >= 0x180B && codePoint <= 0x180F
                                || codePoint == 0x2065
                                || codePoint == 0x2800
                                || codePoint == 0x3164
                                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                                || codePoint == 0xFFA0
                                || codePoint >= 0xE0000 && codePoint <= 0xE0FFF;
                };
    }

    static boolean holds(String text, IntPredicate condition) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (condition.test(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A code point that Unicode never assigns. XML, and so a workbook or a PDF, cannot contain U+FFFE and U+FFFF. */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }
}
