package dk.fodfaeste.kit.feed;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place in the feed behind the events that a subscriber has read.
 *
 * @param epoch the epoch of the service's events; a restore of the service from a backup raises it
 * @param position of the last event; 0 before the first one
 */
record FeedCursor(long epoch, long position) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})");

    /** @throws Refusal 400 if the text is no cursor */
    static FeedCursor parse(String text) {
        try {
            Matcher cursor =
                    TEXT.matcher(new String(Base64.getUrlDecoder().decode(text.strip()), StandardCharsets.US_ASCII));
            if (cursor.matches()) {
                return new FeedCursor(Long.parseLong(cursor.group(1)), Long.parseLong(cursor.group(2)));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below, like a text that is base64 but no cursor.
        }
        throw Refusal.malformed("after", message("notACursor"));
    }

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((epoch + "." + position).getBytes(StandardCharsets.US_ASCII));
    }
}
