package dk.fodfaeste.outcome.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a follow-up by its enrolment and measure. */
public record FollowUpId(UUID enrolmentId, String measure) {
    private static final Pattern ENROLMENT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MEASURE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** Parses the parts of an address; empty if they are invalid. */
    public static Optional<FollowUpId> parse(String enrolmentId, String measure) {
        return parseEnrolmentId(enrolmentId)
                .filter(enrolment -> MEASURE.matcher(measure).matches())
                .map(enrolment -> new FollowUpId(enrolment, measure));
    }

    /** {@link UUID#fromString} alone also accepts shortened ids. */
    public static Optional<UUID> parseEnrolmentId(String enrolmentId) {
        String lower = enrolmentId.toLowerCase(Locale.ROOT);
        return ENROLMENT.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
    }
}
