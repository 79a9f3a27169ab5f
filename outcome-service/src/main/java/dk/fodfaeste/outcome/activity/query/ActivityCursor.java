package dk.fodfaeste.outcome.activity.query;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last activity of a page; lists are in the order of day and id. Opaque to callers. */
record ActivityCursor(LocalDate on, UUID activityId) {
    private static final Pattern FORMAT = Pattern.compile("([0-9-]{10})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static ActivityCursor of(ActivityView last) {
        return new ActivityCursor(last.on(), last.activityId());
    }

    String encode() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((on + "/" + activityId).getBytes(UTF_8));
    }

    /** @throws Refusal 400 if it was not encoded by {@link #encode} */
    static Optional<ActivityCursor> decode(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            Matcher parts = FORMAT.matcher(new String(Base64.getUrlDecoder().decode(after), UTF_8));
            if (parts.matches()) {
                return Optional.of(
                        new ActivityCursor(Dates.parse("after", parts.group(1)), UUID.fromString(parts.group(2))));
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refusal invalid() {
        return Refusal.malformed("after", message("notTheEndOfAPage"));
    }
}
