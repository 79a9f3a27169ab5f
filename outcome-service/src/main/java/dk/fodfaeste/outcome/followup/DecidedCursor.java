package dk.fodfaeste.outcome.followup;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.measures.FollowUp;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a page of follow-ups that activities decide; lists are in the order of enrolment and due date. Opaque to callers.
 *
 * @param count number of follow-ups with this enrolment and due date so far, because several meetings may be on one day
 */
record DecidedCursor(UUID enrolmentId, LocalDate dueOn, int count) {
    private static final Pattern FORMAT =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/([0-9-]{10})/([0-9]{1,6})");

    /** @param before the previous cursor */
    static DecidedCursor of(List<FollowUpView> page, Optional<DecidedCursor> before) {
        FollowUpView last = page.getLast();
        int onThisPage = (int) page.stream()
                .filter(view -> view.enrolmentId().equals(last.enrolmentId())
                        && view.dueOn().equals(last.dueOn()))
                .count();
        int onPagesBefore = before.filter(
                        cursor -> cursor.enrolmentId.equals(last.enrolmentId()) && cursor.dueOn.equals(last.dueOn()))
                .map(DecidedCursor::count)
                .orElse(0);
        return new DecidedCursor(last.enrolmentId(), last.dueOn(), onPagesBefore + onThisPage);
    }

    /** The follow-ups of this cursor's enrolment that come after it. */
    List<FollowUp> rest(List<FollowUp> inOrder) {
        long before =
                inOrder.stream().filter(one -> one.dueOn().isBefore(dueOn)).count();
        long sameDay = inOrder.stream().filter(one -> one.dueOn().equals(dueOn)).count();
        return inOrder.stream().skip(before + Math.min(sameDay, count)).toList();
    }

    String encode() {
        String plain = enrolmentId + "/" + dueOn + "/" + count;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /** @throws Refusal 400 if it was not encoded by {@link #encode} */
    static Optional<DecidedCursor> decode(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            Matcher parts = FORMAT.matcher(new String(Base64.getUrlDecoder().decode(after), UTF_8));
            if (parts.matches()) {
                return Optional.of(new DecidedCursor(
                        UUID.fromString(parts.group(1)),
                        Dates.parse("after", parts.group(2)),
                        Integer.parseInt(parts.group(3))));
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
