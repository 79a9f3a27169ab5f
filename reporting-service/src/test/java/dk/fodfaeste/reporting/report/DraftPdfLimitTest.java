package dk.fodfaeste.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import org.junit.jupiter.api.Test;

class DraftPdfLimitTest {
    private final DraftPdfLimit limit = new DraftPdfLimit(() -> 2);

    @Test
    void one_more_than_the_limit_is_refused_until_another_is_done() {
        byte[] innermost = limit.render(() -> limit.render(() -> {
            assertThatThrownBy(() -> limit.render(() -> new byte[1])).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.status()).isEqualTo(429);
                assertThat(refusal.retryAfter()).contains("5");
            });
            return new byte[2];
        }));
        assertThat(innermost).hasSize(2);
        assertThat(limit.render(() -> new byte[3])).hasSize(3);
    }

    @Test
    void a_failure_frees_its_place() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> limit.render(() -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(limit.render(() -> new byte[1])).hasSize(1);
    }
}
