package dk.fodfaeste.kit.message;

import java.util.Comparator;
import java.util.List;

/** All messages of the service, for the page that lists them. */
public final class MessageCatalogue {
    private MessageCatalogue() {}

    /**
     * A message with its placeholders.
     *
     * @param code the key, which a problem document has as {@code code}
     * @param danish blank if no page shows the message
     */
    public record Entry(String code, String english, String danish) {}

    /** Each message once, by code; without the texts that pages show at one field only. */
    public static List<Entry> entries() {
        return Messages.ofAllFields().entrySet().stream()
                .map(text -> new Entry(
                        text.getKey(),
                        text.getValue().english(),
                        text.getValue().danish().orElse("")))
                .sorted(Comparator.comparing(Entry::code))
                .toList();
    }
}
