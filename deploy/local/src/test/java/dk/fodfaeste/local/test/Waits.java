package dk.fodfaeste.local.test;

import dk.fodfaeste.local.WaitLimit;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How tests wait: for a condition, up to one generous limit. A test that passes does not use the limit up; a test that needs another limit
 * says why in a comment that begins with "Own limit:".
 */
public final class Waits {

    public static final Duration LIMIT = WaitLimit.VALUE;
    public static final int LIMIT_MILLIS = (int) LIMIT.toMillis();

    private Waits() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LIMIT);
    }
}
