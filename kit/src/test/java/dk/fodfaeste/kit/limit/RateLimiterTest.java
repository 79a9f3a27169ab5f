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
    void so_many_are_granted_and_the_next_waits_for_the_end_of_the_minute() {
        RateLimiter two = new RateLimiter(2, () -> now);
        assertThat(two.take("a")).isZero();
        pass(20);
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isEqualTo(Duration.ofSeconds(40));
        pass(39);
        assertThat(two.take("a")).isEqualTo(Duration.ofSeconds(1));
        pass(1);
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isZero();
        assertThat(two.take("a")).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void each_has_a_minute_of_their_own() {
        RateLimiter one = new RateLimiter(1, () -> now);
        assertThat(one.take("a")).isZero();
        assertThat(one.take("b")).isZero();
        assertThat(one.take("b")).isPositive();
    }

    @Property(tries = 200)
    void wherever_a_minute_begins_it_never_grants_more_than_twice_as_much(
            @ForAll @IntRange(min = 1, max = 5) int limit,
            @ForAll @Size(max = 60) List<@IntRange(max = 45) Integer> pauses) {
        RateLimiter some = new RateLimiter(limit, () -> now);
        List<Long> granted = new ArrayList<>();
        for (int pause : pauses) {
            pass(pause);
            if (some.take("a").isZero()) {
                granted.add(now);
            }
        }
        for (int first = 0; first + 2 * limit < granted.size(); first++) {
            assertThat(granted.get(first + 2 * limit) - granted.get(first))
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
        }
    }

    private void pass(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
    }
}
