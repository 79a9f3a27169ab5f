package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.concurrent.atomic.AtomicLong;

/** Limits the disk space of all files together. */
final class DiskQuota {
    private final AtomicLong free;

    DiskQuota(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** @throws Refusal 503 if there is not enough space left */
    void reserve(long bytes) {
        if (free.addAndGet(-bytes) < 0) {
            free.addAndGet(bytes);
            throw Refusal.unavailable("There is no room for another file just now; try again in an hour.");
        }
    }

    void release(long bytes) {
        free.addAndGet(bytes);
    }
}
