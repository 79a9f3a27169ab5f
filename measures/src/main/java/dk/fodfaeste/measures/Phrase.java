package dk.fodfaeste.measures;

import java.util.List;

/**
 * A part of a sentence in no language: a key of {@code sentences.csv} and the arguments for its placeholders.
 *
 * @param key blank for no words
 */
public record Phrase(String key, List<Object> arguments) {
    static final Phrase NONE = of("");

    static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments));
    }

    /** A number of things: the key of one, or of several. */
    static Phrase counted(String key, int count) {
        return of(count == 1 ? "one." + key : "several." + key, count);
    }
}
