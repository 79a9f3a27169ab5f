package dk.fodfaeste.kit.feed;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the types of events that a subscriber asks for, such as {@code dk.fodfaeste.outcome.recorded.v1}. */
public final class EventTypes {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{1,100}");

    private EventTypes() {}

    /**
     * @param text types with commas between them; empty or null for all
     * @throws Refusal 400 if one is no type of an event
     */
    static Set<String> parse(String text) {
        return text == null || text.isBlank()
                ? Set.of()
                : check(Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /** @throws Refusal 400 if one is no type of an event */
    public static Set<String> check(Collection<String> types) {
        if (!types.stream().allMatch(type -> TYPE.matcher(type).matches())) {
            throw Refusal.malformed("types", message("notEventTypes"));
        }
        return types.stream().collect(Collectors.toSet());
    }
}
