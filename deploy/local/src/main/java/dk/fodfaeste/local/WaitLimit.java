package dk.fodfaeste.local;

import java.time.Duration;

/**
 * The limit of every wait for a condition, in the launcher and in all tests. A wait ends as soon as its condition holds or can no longer
 * hold, so this limit only decides how slow a machine may be.
 */
public final class WaitLimit {

    public static final Duration VALUE = Duration.ofMinutes(10);

    private WaitLimit() {}
}
