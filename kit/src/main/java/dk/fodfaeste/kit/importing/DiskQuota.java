package dk.fodfaeste.kit.importing;

import static dk.fodfaeste.kit.message.Message.message;

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
            throw Refusal.unavailable(message("noDiskSpace"));
        }
    }

    void release(long bytes) {
        free.addAndGet(bytes);
    }
}
