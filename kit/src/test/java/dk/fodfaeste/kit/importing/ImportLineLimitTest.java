package dk.fodfaeste.kit.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ImportLineLimitTest {
    private Instant now = Instant.parse("2026-03-15T23:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final ImportLineLimit lines = new ImportLineLimit(new LinesPerDay(1000), clock);

    private record LinesPerDay(int linesPerDay) implements ImportSettings {
        @Override
        public Path directory() {
            return Path.of(".");
        }

        @Override
        public int room() {
            return 1;
        }

        @Override
        public int atOnce() {
            return 1;
        }

        @Override
        public int perUser() {
            return 1;
        }

        @Override
        public int kept() {
            return 1;
        }
    }

    @Test
    void the_lines_of_a_user_and_day_are_limited_and_those_of_others_are_not() {
        lines.count("leder1", 500);
        lines.count("leder1", 500);
        assertThatThrownBy(() -> lines.count("leder1", 1)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(429);
            assertThat(refusal.retryAfter()).contains("3600");
        });
        assertThatCode(() -> lines.count("leder2", 1000)).doesNotThrowAnyException();
    }

    @Test
    void a_refused_chunk_is_not_counted() {
        lines.count("leder1", 999);
        assertThatThrownBy(() -> lines.count("leder1", 2)).isInstanceOf(Refusal.class);
        assertThatCode(() -> lines.count("leder1", 1)).doesNotThrowAnyException();
    }

    @Test
    void the_next_day_counts_anew() {
        lines.count("leder1", 1000);
        now = now.plus(Duration.ofHours(1));
        assertThatCode(() -> lines.count("leder1", 1000)).doesNotThrowAnyException();
    }
}
