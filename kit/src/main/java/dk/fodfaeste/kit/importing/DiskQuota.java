package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.concurrent.atomic.AtomicLong;

/** What all files together may take of the disk. */
final class DiskQuota {
    private final AtomicLong left;

    DiskQuota(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** @throws Refusal 503 where there is not so much left */
    void take(long bytes) {
        if (left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            throw Refusal.unavailable("There is no room for another file just now; try again in an hour.");
        }
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
