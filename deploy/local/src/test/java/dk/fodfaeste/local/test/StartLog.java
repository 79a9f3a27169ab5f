package dk.fodfaeste.local.test;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints how long a start took; the summary of {@code ./fodfaeste test} adds these lines up. */
public final class StartLog {

    private StartLog() {}

    public static void started(String what, Instant begun) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        System.out.println(String.format(Locale.ROOT, "Started %s in %.1f s", what, seconds));
    }
}
