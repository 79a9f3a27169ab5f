package dk.fodfaeste.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryDelaysTest {
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void the_delays_grow_and_the_last_attempt_is_after_three_days() {
        List<Duration> attempts = new ArrayList<>();
        Optional<Instant> next = Optional.of(FIRST);
        for (int attempt = 1; next.isPresent(); attempt++) {
            attempts.add(Duration.between(FIRST, next.get()));
            next = RetryDelays.next(FIRST, attempt, next.get());
        }
        assertThat(attempts)
                .startsWith(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(305))
                .endsWith(Duration.ofDays(3))
                .hasSize(10)
                .isSorted();
    }

    @Test
    void an_attempt_that_a_pause_or_a_stop_delayed_is_made_until_three_days_have_passed() {
        assertThat(RetryDelays.next(FIRST, 2, FIRST.plus(Duration.ofDays(3)).minusSeconds(1)))
                .contains(FIRST.plus(Duration.ofDays(3)));
        assertThat(RetryDelays.next(FIRST, 2, FIRST.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(RetryDelays.next(FIRST, 40, FIRST.plusSeconds(1))).contains(FIRST.plusSeconds(1 + 24 * 3600));
    }
}
