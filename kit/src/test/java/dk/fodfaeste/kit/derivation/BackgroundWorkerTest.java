package dk.fodfaeste.kit.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundWorkerTest {

    /** A service that publishes no events never starts its worker for republishing. */
    @Test
    void a_worker_that_was_never_started_is_stopped() {
        BackgroundWorker worker = new BackgroundWorker("test", () -> false);
        assertThatCode(worker::stop).doesNotThrowAnyException();
    }

    @Test
    void a_stop_ends_the_thread_and_waits_for_the_present_step() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        BackgroundWorker[] worker = new BackgroundWorker[1];
        worker[0] = new BackgroundWorker("test", () -> {
            begun.countDown();
            while (!worker[0].isStopping()) {
                Thread.onSpinWait();
            }
            ended.countDown();
            return false;
        });
        worker[0].start();
        begun.await();
        worker[0].stop();
        assertThat(ended.getCount()).isZero();
    }
}
