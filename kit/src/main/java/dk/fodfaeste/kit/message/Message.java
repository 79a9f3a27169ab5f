package dk.fodfaeste.kit.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text for a caller: a key of {@code messages.csv} and the arguments for the placeholders of its texts. The API sends the English text, pages show
 * the text in the language of the request.
 *
 * @param arguments by placeholder; a {@link LocalDate} is formatted for the language, and a message as argument is translated. They never repeat a
 *     person's data
 */
public record Message(String key, Map<String, Object> arguments) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String FIELD = "field";

    /** @throws IllegalStateException if no {@code messages.csv} has the key */
    public Message {
        Messages.text(key);
        arguments = Map.copyOf(arguments);
    }

    /**
     * @param key a literal, so that a test can compare the sources with {@code messages.csv}
     * @param arguments for the placeholders {@code {0}}, {@code {1}} and so on
     */
    public static Message message(String key, Object... arguments) {
        Map<String, Object> byPlaceholder = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            byPlaceholder.put(String.valueOf(i), arguments[i]);
        }
        return new Message(key, byPlaceholder);
    }

    /** Dates are in ISO format. */
    @JsonValue
    public String english() {
        return fill(
                Messages.text(key).english(),
                arguments,
                argument -> argument instanceof Message inner ? inner.english() : argument.toString());
    }

    /**
     * The Danish text; empty if no page shows the message.
     *
     * @param day formats the dates
     */
    public Optional<String> danish(Function<LocalDate, String> day) {
        return Messages.text(key).danish().map(text -> fillDanish(text, arguments, day));
    }

    /** The Danish text that {@code messages.csv} has for a fault of this field only; empty if it has none. */
    public Optional<String> danishOfField(String field, Function<LocalDate, String> day) {
        Map<String, Object> withField = new HashMap<>(arguments);
        withField.put(FIELD, field);
        return Messages.danishOfField(field, key).map(text -> fillDanish(text, withField, day));
    }

    private static String fillDanish(String text, Map<String, Object> arguments, Function<LocalDate, String> day) {
        return fill(text, arguments, argument -> switch (argument) {
            case LocalDate date -> day.apply(date);
            case Message inner -> inner.danish(day).orElseGet(inner::english);
            default -> argument.toString();
        });
    }

    private static String fill(String text, Map<String, Object> arguments, Function<Object, String> format) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Object argument = arguments.get(found.group(1));
            if (argument == null) {
                throw new IllegalStateException("No argument for " + found.group() + " in \"" + text + '"');
            }
            return Matcher.quoteReplacement(format.apply(argument));
        });
    }

    /** The English text, for logs and tests. */
    @Override
    public String toString() {
        return english();
    }
}
