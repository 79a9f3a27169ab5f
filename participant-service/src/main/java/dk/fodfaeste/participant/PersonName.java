package dk.fodfaeste.participant;

import dk.fodfaeste.kit.text.Texts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a person as it was written. Like {@link Cpr}, it is not shown by {@link #toString}. */
public record PersonName(String text) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public PersonName {
        text = Normalizer.normalize(Texts.singleLine(text), Normalizer.Form.NFC);
    }

    /** The distinct words in lower case, without hyphens and dots, as the search compares them. */
    public String[] words() {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    boolean isSameAs(PersonName other) {
        return text.equalsIgnoreCase(other.text);
    }

    @Override
    public String toString() {
        return "name";
    }
}
