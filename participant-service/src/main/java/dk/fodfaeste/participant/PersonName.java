package dk.fodfaeste.participant;

import dk.fodfaeste.kit.text.Texts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A person's name as it was written, and how it compares. As with {@link Cpr}, {@link #toString} does not show it. */
public record PersonName(String written) {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    public PersonName {
        written = Normalizer.normalize(Texts.singleLine(written), Normalizer.Form.NFC);
    }

    /** The words that a search compares: in lower case, each once, without hyphens and dots. */
    public String[] words() {
        return Arrays.stream(BETWEEN_WORDS.split(written.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    boolean isTheSameAs(PersonName other) {
        return written.equalsIgnoreCase(other.written);
    }

    @Override
    public String toString() {
        return "name";
    }
}
