package dk.fodfaeste.kit.derivation;

import dk.fodfaeste.kit.problem.RedactedException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Repeats a step of work in a thread of its own until it is stopped. After a step without work it pauses until it is woken, for at most a second,
 * because another instance may have stopped and left work. A step that fails is logged and repeated after a pause.
 */
public final class BackgroundWorker {
    private static final Logger LOG = Logger.getLogger(BackgroundWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** A part of the work, such as one transaction. */
    @FunctionalInterface
    public interface Step {
        /** Returns whether it did something, so that more work may be left. */
        boolean run() throws Exception;
    }

    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /** @param name of the thread */
    public BackgroundWorker(String name, Step step) {
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Waits ten seconds for the present step; does nothing if the worker was never started. */
    public void stop() throws InterruptedException {
        stopping = true;
        wake();
        if (thread.getState() != Thread.State.NEW) {
            thread.join(STOP_TIMEOUT);
        }
    }

    /** A long step must end soon if this is true. */
    public boolean isStopping() {
        return stopping;
    }

    public void wake() {
        wakeUps.release();
    }

    /** Wakes the worker when the present transaction commits. */
    public void wakeAfterCommit(TransactionSynchronizationRegistry transaction) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The work is stored already.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake();
                }
            }
        });
    }

    private void run() {
        while (!stopping) {
            try {
                if (!step.run()) {
                    pause();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception failed) {
                LOG.warnf(RedactedException.of(failed), "A step of %s failed; it is repeated", thread.getName());
                pauseAfterFailure();
            }
        }
    }

    private void pause() throws InterruptedException {
        if (wakeUps.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            wakeUps.drainPermits();
        }
    }

    private void pauseAfterFailure() {
        try {
            pause();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
