package dk.fodfaeste.kit.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a failed delivery is tried again: the delays that Standard Webhooks recommends, and at the end of three days for the last time. */
final class RetryDelays {
    static final Duration LONGEST = Duration.ofDays(3);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private RetryDelays() {}

    /**
     * Empty if the delivery has failed for good.
     *
     * @param attempts made so far, at least 1
     */
    static Optional<Instant> next(Instant firstAttempt, int attempts, Instant now) {
        Instant last = firstAttempt.plus(LONGEST);
        if (!now.isBefore(last)) {
            return Optional.empty();
        }
        Instant next = now.plus(DELAYS.get(Math.min(attempts, DELAYS.size()) - 1));
        return Optional.of(next.isBefore(last) ? next : last);
    }
}
