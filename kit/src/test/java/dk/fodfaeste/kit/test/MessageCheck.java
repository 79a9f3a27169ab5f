package dk.fodfaeste.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares the messages in the sources of a module with the texts in its {@code messages.csv} and in that of kit. {@link MessageSources} says which
 * keys it finds.
 */
public final class MessageCheck {
    private static final String FILE = "messages.csv";
    private static final String NONE = "-";
    private static final Pattern KEY = Pattern.compile("([\\w*]+:)?[a-z][A-Za-z0-9]*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /** The name of the field, in the Danish text of a {@code field:key}. */
    private static final String FIELD = "field";

    private final Map<String, CsvRecord> own = new HashMap<>();
    private final Map<String, CsvRecord> known = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    private MessageCheck(Path module) throws IOException {
        for (URL file :
                Collections.list(Thread.currentThread().getContextClassLoader().getResources(FILE))) {
            if (!file.getPath().contains(module.toAbsolutePath().normalize() + "/")) {
                read(file, known);
            }
        }
        read(module.resolve("src/main/resources").resolve(FILE).toUri().toURL(), own);
        own.keySet().stream()
                .filter(known::containsKey)
                .forEach(key -> faults.add(key + " has a line in another module"));
        known.putAll(own);
    }

    private void read(URL file, Map<String, CsvRecord> lines) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(';')
                .ofCsvRecord(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            reader.stream().skip(1).forEach(line -> {
                if (lines.put(line.getField(0), line) != null) {
                    faults.add(line.getField(0) + " has two lines");
                }
            });
        }
    }

    /**
     * Asserts that each message in the sources has its texts and that each line of the module's file is used and complete.
     *
     * @param module the directory of the module
     * @param usedElsewhere keys of the module's file that only other modules use
     */
    public static void assertComplete(Path module, String... usedElsewhere) {
        assertThat(faults(module, usedElsewhere))
                .as("faults of the messages of %s", module)
                .isEmpty();
    }

    /** The faults that {@link #assertComplete} refuses. */
    public static List<String> faults(Path module, String... usedElsewhere) {
        try {
            MessageCheck check = new MessageCheck(module);
            MessageSources sources = MessageSources.read(module.resolve("src/main/java"));
            check.faults.addAll(sources.faults());
            sources.uses().forEach(check::checkUse);
            check.checkUsed(sources.uses(), Set.of(usedElsewhere));
            check.own.values().forEach(check::checkTexts);
            return check.faults;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void checkUse(MessageSources.Use use) {
        CsvRecord line = known.get(use.key());
        if (line == null) {
            faults.add(use.place() + ": " + FILE + " has no line for " + use.key());
        } else if (use.arguments() != null) {
            Set<String> without = placeholders(line.getField(1));
            without.removeAll(use.arguments());
            if (!without.isEmpty()) {
                faults.add(use.place() + ": " + use.key() + " has no argument for " + without);
            }
        }
    }

    private void checkUsed(List<MessageSources.Use> uses, Set<String> usedElsewhere) {
        Set<String> used = uses.stream().map(MessageSources.Use::key).collect(Collectors.toCollection(HashSet::new));
        usedElsewhere.stream()
                .filter(key -> used.contains(key) || !own.containsKey(key))
                .forEach(key -> faults.add(key + " is no key that only other modules use"));
        used.addAll(usedElsewhere);
        own.keySet().stream()
                .filter(key -> !isOfField(key) && !used.contains(key))
                .forEach(key -> faults.add(key + " is not used"));
    }

    private void checkTexts(CsvRecord line) {
        String key = line.getField(0);
        String english = line.getField(1);
        String danish = line.getField(2);
        if (!KEY.matcher(key).matches()) {
            faults.add(key + " is not written in lowerCamelCase");
        }
        if (danish.isBlank()) {
            faults.add(key + " has no Danish text");
        }
        if (isOfField(key)) {
            checkTextsOfField(key, english, danish);
        } else if (english.isBlank() || english.equals(NONE)) {
            faults.add(key + " has no English text");
        } else {
            checkPlaceholders(key, danish, placeholders(english));
        }
    }

    private void checkTextsOfField(String key, String english, String danish) {
        CsvRecord line = known.get(key.substring(key.indexOf(':') + 1));
        if (line == null) {
            faults.add(key + " has no line without the field");
            return;
        }
        if (!english.equals(NONE)) {
            faults.add(key + " has an English text, which is that of the line without the field");
        }
        Set<String> permitted = placeholders(line.getField(1));
        permitted.add(FIELD);
        checkPlaceholders(key, danish, permitted);
    }

    private void checkPlaceholders(String key, String danish, Set<String> permitted) {
        Set<String> more = placeholders(danish);
        more.removeAll(permitted);
        if (!more.isEmpty()) {
            faults.add(key + " has placeholders in Danish only: " + more);
        }
    }

    private static boolean isOfField(String key) {
        return key.indexOf(':') >= 0;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
