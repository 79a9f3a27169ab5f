package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.problem.Refused;
import java.util.concurrent.atomic.AtomicLong;

/** What all files together may take of the disk. */
final class Room {
    private final AtomicLong left;

    Room(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** @throws Refused 503 where there is not so much left */
    void take(long bytes) {
        if (left.addAndGet(-bytes) < 0) {
            left.addAndGet(bytes);
            throw Refused.unavailable("There is no room for another file just now; try again in an hour.");
        }
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
