package dk.fodfaeste.outcome.activity.query;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id of an activity in an address. */
public final class ActivityId {
    private static final Pattern FORMAT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ActivityId() {}

    /** Empty if it is invalid. {@link UUID#fromString} alone also accepts shortened ids. */
    public static Optional<UUID> parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return FORMAT.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
    }
}
