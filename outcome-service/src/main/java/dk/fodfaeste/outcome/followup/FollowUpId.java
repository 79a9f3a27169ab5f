package dk.fodfaeste.outcome.followup;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which follow-up: one enrolment's for one measure. */
public record FollowUpId(UUID enrolmentId, String measure) {
    private static final Pattern ENROLMENT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MEASURE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** As an address has it; absent where there can be no such follow-up. */
    public static Optional<FollowUpId> read(String enrolmentId, String measure) {
        return readEnrolment(enrolmentId)
                .filter(enrolment -> MEASURE.matcher(measure).matches())
                .map(enrolment -> new FollowUpId(enrolment, measure));
    }

    /** {@link UUID#fromString} alone takes much that is no id. */
    public static Optional<UUID> readEnrolment(String enrolmentId) {
        String lower = enrolmentId.toLowerCase(Locale.ROOT);
        return ENROLMENT.matcher(lower).matches() ? Optional.of(UUID.fromString(lower)) : Optional.empty();
    }
}
