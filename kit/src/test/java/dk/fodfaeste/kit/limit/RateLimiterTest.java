package dk.fodfaeste.kit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private long now = -5;

    @Test
    void requests_up_to_the_limit_are_granted_and_the_next_waits_for_the_end_of_the_minute() {
        RateLimiter two = new RateLimiter(2, () -> now);
        assertThat(two.take("a")).isZero();
        advance(20);
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isEqualTo(Duration.ofSeconds(40));
        advance(39);
        assertThat(two.take("a")).isEqualTo(Duration.ofSeconds(1));
        advance(1);
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void each_key_has_its_own_minute() {
        RateLimiter one = new RateLimiter(1, () -> now);
        assertThat(one.take("a")).isZero();
        assertThat(one.take("b")).isZero();
        assertThat(one.take("b")).isPositive();
    }

    @Property(tries = 200)
    void any_minute_has_at_most_twice_the_limit(
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @Size(max = 60) List<@IntRange(max = 45) Integer> pauses) {
        RateLimiter some = new RateLimiter(limit, () -> now);
        List<Long> granted = new ArrayList<>();
        for (int pause : pauses) {
            advance(pause);
            if (some.take("a").isZero()) {
                granted.add(now);
            }
        }
        for (int first = 0; first + 2 * limit < granted.size(); first++) {
            assertThat(granted.get(first + 2 * limit) - granted.get(first))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
        }
    }

    private void advance(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
