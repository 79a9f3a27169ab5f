package dk.fodfaeste.kit.message;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The texts of all messages, from {@code messages.csv} of kit and of the service with the columns {@code key;english;danish}. {@code -} as Danish
 * text means that no page shows the message. The key {@code field:key} has the Danish text of the message {@code key} for a fault of this field, and
 * {@code *:key} for a fault of any other field; there {@code {field}} stands for the name of the field, and {@code -} replaces the English text.
 */
final class Messages {
    private static final String FILE = "messages.csv";
    private static final String NONE = "-";
    private static final String ANY_FIELD = "*";
    private static final Map<String, Text> TEXTS = read();

    /** @param danish empty if no page shows the message */
    record Text(String english, Optional<String> danish) {
        static Text of(CsvRecord line) {
            return new Text(line.getField(1), Optional.of(line.getField(2)).filter(danish -> !danish.equals(NONE)));
        }
    }

    private Messages() {}

    private static Map<String, Text> read() {
        Map<String, Text> texts = new HashMap<>();
        for (CsvRecord line : ClasspathCsv.read(FILE)) {
            if (texts.put(line.getField(0), Text.of(line)) != null) {
                throw new IllegalStateException(FILE + " has two lines for " + line.getField(0));
            }
        }
        return Map.copyOf(texts);
    }

    /** @throws IllegalStateException if no file has the key */
    static Text text(String key) {
        Text text = TEXTS.get(key);
        if (text == null) {
            throw new IllegalStateException(FILE + " has no line for " + key);
        }
        return text;
    }

    /** The texts by key, without those of one field. */
    static Map<String, Text> ofAllFields() {
        return TEXTS.entrySet().stream()
                .filter(text -> text.getKey().indexOf(':') < 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Optional<String> danishOfField(String field, String key) {
        return Optional.ofNullable(TEXTS.get(field + ':' + key))
                .or(() -> Optional.ofNullable(TEXTS.get(ANY_FIELD + ':' + key)))
                .flatMap(Text::danish);
    }

    /** Reads the files now. */
    static void load() {
        if (TEXTS.isEmpty()) {
            throw new IllegalStateException(FILE + " is missing");
        }
    }
}
