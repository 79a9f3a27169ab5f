package dk.fodfaeste.outcome.followup;

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

/** The last follow-up of a page; lists are in the order of due date, enrolment and measure. Opaque to callers. */
record FollowUpCursor(Optional<LocalDate> dueOn, UUID enrolmentId, String measure) {
    private static final Pattern FORMAT =
            Pattern.compile("([0-9-]{10})?/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([a-z0-9-]{1,64})");

    static FollowUpCursor of(FollowUpView last) {
        return new FollowUpCursor(Optional.ofNullable(last.dueOn()), last.enrolmentId(), last.measure());
    }

    String encode() {
        String plain = dueOn.map(LocalDate::toString).orElse("") + "/" + enrolmentId + "/" + measure;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** @throws Refusal 400 if it was not encoded by {@link #encode} */
    static Optional<FollowUpCursor> decode(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            Matcher parts = FORMAT.matcher(new String(Base64.getUrlDecoder().decode(after), UTF_8));
            if (parts.matches()) {
                return Optional.of(new FollowUpCursor(
                        Optional.ofNullable(parts.group(1)).map(date -> Dates.parse("after", date)),
                        UUID.fromString(parts.group(2)),
                        parts.group(3)));
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
