package dk.fodfaeste.kit.intake;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.test.TestStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class IntakeTest {
    @Inject
    Intake intake;

    @Inject
    RecordReader reader;

    @Inject
    DeadLetterTable deadLetters;

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry metrics;

    @Test
    void failed_work_is_repeated_until_it_commits() {
        double before = retries();
        AtomicInteger attempts = new AtomicInteger();
        intake.runUntilCommitted(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        assertThat(attempts).hasValue(3);
        assertThat(retries()).isEqualTo(before + 2);
    }

    @Test
    void shutdown_ends_a_retry_during_its_delay() {
        Intake stopped = new Intake(reader, deadLetters, outbox, metrics, "kit");
        AtomicInteger attempts = new AtomicInteger();
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> retry = CompletableFuture.runAsync(
                    () -> stopped.runUntilCommitted(() -> {
                        attempts.incrementAndGet();
                        throw new IllegalStateException("never");
                    }),
                    executor);
            // The delay after the fifth attempt is 3.2 seconds.
            await().until(() -> attempts.get() == 5);
            stopped.stop(null);
            await().until(retry::isCompletedExceptionally);
            assertThat(retry.exceptionNow())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Stopped before the batch was processed");
        }
        assertThat(attempts).hasValue(5);
    }

    private double retries() {
        return metrics.counter("fodfaeste.intake.retries").count();
    }
}
