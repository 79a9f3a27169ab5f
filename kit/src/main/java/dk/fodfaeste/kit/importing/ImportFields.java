package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.csv.CsvLine;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.CodeLabels;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of import files: as the contract writes them, and as Excel and its users do in Danish. */
public final class ImportFields {
    private static final Locale DANISH = Locale.of("da");
    private static final Pattern DANISH_DATE = Pattern.compile("([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{4})");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("(-?[0-9]+),([0-9]+)");

    private ImportFields() {}

    /**
     * A day, written 2026-03-15, 15-03-2026 or 15.03.2026; null for a blank field.
     *
     * @throws Refusal 400 if it is no date
     */
    public static LocalDate date(CsvLine line, String column) {
        String text = line.get(column);
        if (text == null) {
            return null;
        }
        Matcher danish = DANISH_DATE.matcher(text);
        return Dates.parse(
                column,
                danish.matches()
                        ? "%s-%2s-%2s"
                                .formatted(danish.group(3), danish.group(2), danish.group(1))
                                .replace(' ', '0')
                        : text);
    }

    /** @throws Refusal 400 if it is blank or no date */
    public static LocalDate requiredDate(CsvLine line, String column) {
        LocalDate date = date(line, column);
        if (date == null) {
            throw Refusal.malformed(column, message("blank"));
        }
        return date;
    }

    /** The field with a decimal point for a decimal comma; null for a blank field. Other text is returned as it is. */
    public static String decimal(CsvLine line, String column) {
        String text = line.get(column);
        return text == null ? null : DECIMAL_COMMA.matcher(text).replaceFirst("$1.$2");
    }

    /**
     * A code or its words on the pages in either language, without regard to case. Null for null.
     *
     * @throws Refusal 400 with the codes of the list
     */
    public static <E extends Enum<E>> E code(Class<E> list, String column, String text) {
        if (text == null) {
            return null;
        }
        return Codes.find(list, text)
                .or(() -> byWords(list, text))
                .orElseThrow(() -> Refusal.malformed(column, message("notOneOf", Codes.names(list))));
    }

    private static <E extends Enum<E>> Optional<E> byWords(Class<E> list, String text) {
        return Arrays.stream(list.getEnumConstants())
                .filter(code -> !code.name().equals("UNKNOWN") && means(code, text))
                .findFirst();
    }

    /** Whether the text is the code or its words on the pages. */
    public static boolean means(Enum<?> code, String text) {
        String lower = text.toLowerCase(DANISH);
        return lower.equals(code.name().toLowerCase(DANISH))
                || lower.equals(CodeLabels.label(code, false).toLowerCase(DANISH))
                || lower.equals(CodeLabels.label(code, true).toLowerCase(DANISH));
    }
}
