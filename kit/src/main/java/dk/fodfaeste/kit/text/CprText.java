package dk.fodfaeste.kit.text;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds text that may be a civil registration number (CPR), for texts and codes that have many readers. */
public final class CprText {

    /**
     * Day, month, year and four digits, with at most three other characters between two groups, such as a space, a dash, a dot or a line break. If
     * day and month are apart, month and year are, too: a case number such as 2011-001234 is no number. The day is 1 to 31, or raised by 60 in a
     * replacement number; 41 to 71 are those of other systems. Not within a longer run of digits.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![0-9])(0[1-9]|[12][0-9]|3[01]|4[1-9]|[5-8][0-9]|9[01])({month}[0-9]{2}|{gap}{1,3}{month}{gap}{1,3}[0-9]{2}){gap}{0,3}[0-9]{4}(?![0-9])"
                    .replace("{month}", "(0[1-9]|1[0-2])")
                    .replace("{gap}", "[^\\p{L}\\p{N},;()]"));

    /** The parts of a UUID can look like a number and are none. */
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern MARK = Pattern.compile("\\p{M}");

    /** In front of a number. */
    private static final Pattern WORD = Pattern.compile("^(?i)cpr(-?(nr|nummer))?:?(?=[-0-9])");

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212]");

    private static final int DIGITS = 10;

    private CprText() {}

    public static boolean mayOccurIn(String text) {
        return !hasTooFewDigits(text) && NUMBER.matcher(plain(text)).find();
    }

    /** Whether the text is ASCII and has fewer than ten digits, as most codes and user names. */
    private static boolean hasTooFewDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F) {
                return false;
            }
            if (c >= '0' && c <= '9') {
                digits++;
            }
        }
        return digits < DIGITS;
    }

    /**
     * What a user means who looks for a person: the ten digits if the text has a number, with whatever separators and words; else the text without
     * the word CPR, spaces and dots, and with a hyphen for every dash.
     */
    public static String closedUp(String text) {
        String plain = plain(text);
        Matcher number = NUMBER.matcher(plain);
        return number.find()
                ? number.group().replaceAll("[^0-9]", "")
                : WORD.matcher(DASH.matcher(plain).replaceAll("-").replaceAll("[ .]", ""))
                        .replaceFirst("");
    }

    /** With ASCII digits instead of those of other scripts or widths (NFKC), without invisible characters except white space. */
    static String plain(String text) {
        String compatible =
                MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder plain = new StringBuilder(compatible.length());
        compatible.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append(Character.digit(c, 10));
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (!Texts.isInvisible(c)) {
                plain.appendCodePoint(c);
            }
        });
        return UUID.matcher(plain).replaceAll("x");
    }
}
