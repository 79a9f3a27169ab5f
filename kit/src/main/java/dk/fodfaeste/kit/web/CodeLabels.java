package dk.fodfaeste.kit.web;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The labels of codes on pages, in both languages: {@code {t:label(status)}}. Each service has the labels of its own codes in a file {@code
 * code-labels.csv}; the key is {@code Enum.CODE}.
 */
public final class CodeLabels {
    private static final String FILE = "code-labels.csv";
    private static final Map<String, CsvRecord> LABELS = ClasspathCsv.read(FILE).stream()
            .collect(Collectors.toUnmodifiableMap(line -> line.getField(0), Function.identity()));

    private CodeLabels() {}

    /** @throws IllegalStateException if no file has a label for the code */
    public static String label(Enum<?> code) {
        return code == null ? "" : label(code, Language.current().isEnglish());
    }

    /** In a language of its own, for documents in both. */
    public static String label(Enum<?> code, boolean inEnglish) {
        String key = code.getDeclaringClass().getSimpleName() + "." + code.name();
        CsvRecord line = LABELS.get(key);
        if (line == null) {
            throw new IllegalStateException(FILE + " has no line for " + key);
        }
        return line.getField(inEnglish ? 2 : 1);
    }

    /** The choices of a form, in the order of the enum. {@code UNKNOWN} is for readers of events and is no choice. */
    public static <E extends Enum<E>> List<Choice> choices(Class<E> list) {
        return Arrays.stream(list.getEnumConstants())
                .filter(code -> !code.name().equals("UNKNOWN"))
                .map(code -> new Choice(code.name(), label(code)))
                .toList();
    }
}
