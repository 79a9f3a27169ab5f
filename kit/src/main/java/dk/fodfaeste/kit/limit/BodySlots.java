package dk.fodfaeste.kit.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests with a body of each user at a time, and the memory of all bodies that are arriving. */
final class BodySlots {
    private static final long MIB = 1024L * 1024;

    private final int perOwner;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final AtomicLong free;

    BodySlots(BodySettings settings) {
        perOwner = settings.perUser();
        free = new AtomicLong(settings.room() * MIB);
    }

    /** Whether the owner may send one more body. */
    boolean take(String owner) {
        boolean[] accepted = new boolean[1];
        taken.compute(owner, (key, present) -> {
            int before = present == null ? 0 : present;
            accepted[0] = before < perOwner;
            return accepted[0] ? Integer.valueOf(before + 1) : present;
        });
        return accepted[0];
    }

    void release(String owner) {
        taken.computeIfPresent(owner, (key, present) -> present == 1 ? null : Integer.valueOf(present - 1));
    }

    /** Whether there is memory for so many more bytes. */
    boolean reserve(long bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void free(long bytes) {
        free.addAndGet(bytes);
    }
}
