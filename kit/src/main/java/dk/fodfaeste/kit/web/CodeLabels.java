package dk.fodfaeste.kit.web;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a code is called by people: {@code {t:word(status)}}. The words stand in {@code codes-in-words.csv}, one line for each code of each list
 * that the services share by contract.
 */
public final class CodeLabels {
    private static final Map<String, CsvRecord> WORDS = ClasspathCsv.in("codes-in-words.csv").stream()
            .collect(Collectors.toUnmodifiableMap(line -> line.getField(0), Function.identity()));

    private CodeLabels() {}

    /** @throws IllegalStateException where the list has no word for it */
    public static String word(Enum<?> code) {
        if (code == null) {
            return "";
        }
        String key = code.getDeclaringClass().getSimpleName() + "." + code.name();
        CsvRecord line = WORDS.get(key);
        if (line == null) {
            throw new IllegalStateException("codes-in-words.csv has no line for " + key);
        }
        return Language.present().say(line.getField(1), line.getField(2));
    }

    /** The codes as they are chosen from, in their own order; what is only for readers of events is no choice. */
    public static <E extends Enum<E>> List<Choice> choices(Class<E> list) {
        return Arrays.stream(list.getEnumConstants())
                .filter(code -> !code.name().equals("UNKNOWN"))
                .map(code -> new Choice(code.name(), word(code)))
                .toList();
    }
}
