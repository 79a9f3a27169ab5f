package dk.fodfaeste.kubernetes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a service may take to stop, and how long the proxy keeps what leads to it.
 *
 * @param delay SHUTDOWN_DELAY: not ready, and still answering
 * @param timeout SHUTDOWN_TIMEOUT: finishing the requests in progress
 */
record ShutdownTimes(Duration delay, Duration timeout) {

    /** After the last request: consumers, connections and the JVM end. */
    private static final Duration STOP = Duration.ofSeconds(10);

    static ShutdownTimes of(String delay, String timeout) {
        return new ShutdownTimes(duration(delay), duration(timeout));
    }

    /** @param grace the time until the process is killed */
    List<String> problems(Duration grace, String caddyfile) {
        List<String> problems = new ArrayList<>();
        // The service closes its port after half of the delay.
        Duration open = delay.dividedBy(2);
        if (grace.compareTo(delay.plus(timeout).plus(STOP)) < 0) {
            problems.add("is killed after " + grace + ", before it has stopped");
        }
        if (open.compareTo(setting(caddyfile, "keepalive")) <= 0) {
            problems.add("closes its port after " + open + ", while the proxy keeps unused connections");
        }
        // A check may begin just before the service is not ready, and the next one an interval later.
        if (open.compareTo(setting(caddyfile, "health_interval").multipliedBy(2)) <= 0) {
            problems.add("closes its port after " + open + ", before the proxy has seen that it is not ready");
        }
        return problems;
    }

    private static Duration setting(String caddyfile, String name) {
        Matcher setting = Pattern.compile("(?m)^\\s*" + name + " ([0-9]+s)$").matcher(caddyfile);
        if (!setting.find()) {
            throw new ManifestException("The Caddyfile has no " + name);
        }
        return duration(setting.group(1));
    }

    /** {@code 5S}, {@code 5s}. */
    static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
