package dk.fodfaeste.kit.text;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Codes of a closed list in requests. {@code UNKNOWN} is for readers of events; a caller must not send it. */
public final class Codes {

    private Codes() {}

    public static <E extends Enum<E>> Optional<E> find(Class<E> list, String text) {
        return Arrays.stream(list.getEnumConstants())
                .filter(code -> code.name().equals(text) && !code.name().equals("UNKNOWN"))
                .findAny();
    }

    /** @throws Refusal 400 for the field, with the codes of the list */
    public static <E extends Enum<E>> E parse(Class<E> list, String field, String text) {
        return find(list, text).orElseThrow(() -> Refusal.malformed(field, message("notOneOf", names(list))));
    }

    /** Like {@link #parse}, but null for null or blank. */
    public static <E extends Enum<E>> E parseOrNull(Class<E> list, String field, String text) {
        return Texts.cleanOrNull(text) == null ? null : parse(list, field, Texts.clean(text));
    }

    public static <E extends Enum<E>> String names(Class<E> list) {
        return Arrays.stream(list.getEnumConstants())
                .map(Enum::name)
                .filter(code -> !code.equals("UNKNOWN"))
                .collect(Collectors.joining(", "));
    }
}
