package dk.fodfaeste.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A summary of a test run on one screen, made from the log of Maven. {@code ./fodfaeste test} runs this file from its source, so that it
 * also works if the build failed; it uses the JDK only.
 *
 * <p>It does not read the XML reports: if a class has tests of JUnit and of jqwik, the second report overwrites the first.
 */
final class TestSummary {

    private static final Pattern COUNTS =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)(.*)");
    private static final Pattern CLASS = Pattern.compile("Time elapsed: ([\\d.,]+) s.* -- in (\\S+)");
    private static final Pattern FAILED = Pattern.compile("^\\[ERROR] (\\S.*) -- Time elapsed: .*<<< (FAILURE|ERROR)!");
    private static final Pattern MODULE =
            Pattern.compile("^\\[INFO] (\\S.*?) \\.+ (SUCCESS|FAILURE|SKIPPED)(?: \\[ *(\\S.*?)])?$");
    private static final Pattern BROKEN =
            Pattern.compile("^\\[ERROR] Failed to execute goal \\S+?:(\\S+?):\\S+ .*?on project (\\S+?): (.*)");
    private static final Pattern ERROR = Pattern.compile("^\\[ERROR] +(\\S.*)");
    private static final Pattern APPLICATION =
            Pattern.compile("INFO .* (\\S+) \\S+ on JVM \\(powered by Quarkus \\S+\\) started in ([\\d.]+)s");
    /** A line that tests print: {@code Started the whole stack in 21.4 s}. */
    private static final Pattern STARTED = Pattern.compile("^Started (.+) in ([\\d.]+) s$");

    private static final String TEST_FAILURES = "There are test failures";
    private static final int MOST_LINES = 15;
    private static final int SLOWEST = 10;
    private static final int WIDTH = 150;

    private record ClassTime(String name, double seconds) {}

    private record Starts(int count, double seconds) {
        Starts and(Starts more) {
            return new Starts(count + more.count, seconds + more.seconds);
        }
    }

    private int tests;
    private int failed;
    private int skipped;
    private String firstError;
    private final Map<String, Double> secondsOfClasses = new LinkedHashMap<>();
    private final Set<String> failures = new LinkedHashSet<>();
    private final Set<String> modules = new LinkedHashSet<>();
    private final Set<String> breakages = new LinkedHashSet<>();
    private final Map<String, Starts> starts = new TreeMap<>();

    private TestSummary() {}

    /** Arguments: the log, and Maven's exit code. */
    public static void main(String[] args) throws IOException {
        // This reader replaces bytes that are not UTF-8.
        try (var log = new BufferedReader(
                new InputStreamReader(Files.newInputStream(Path.of(args[0])), StandardCharsets.UTF_8))) {
            of(log.lines(), args[0], Integer.parseInt(args[1])).forEach(System.out::println);
        }
    }

    static List<String> of(Stream<String> log, String logFile, int exitCode) {
        var summary = new TestSummary();
        log.forEach(summary::read);
        return summary.lines(logFile, exitCode);
    }

    private void read(String line) {
        readCounts(line);
        find(APPLICATION, line, it -> started("Quarkus of " + it.group(1), it.group(2)));
        find(STARTED, line, it -> started(it.group(1), it.group(2)));
        find(FAILED, line, it -> failures.add(it.group(1)));
        find(
                MODULE,
                line,
                it -> modules.add(
                        "%-8s %-10s %s".formatted(it.group(2), it.group(3) == null ? "" : it.group(3), it.group(1))));
        find(BROKEN, line, it -> breakages.add(it.group(2) + " (" + it.group(1) + "): " + it.group(3)));
        if (firstError == null) {
            find(ERROR, line, it -> firstError = it.group(1));
        }
    }

    /** The line of a class has its time; the line without a time is the sum of a module. */
    private void readCounts(String line) {
        find(COUNTS, line, counts -> {
            var ofClass = CLASS.matcher(counts.group(5));
            if (ofClass.find()) {
                secondsOfClasses.merge(ofClass.group(2), seconds(ofClass.group(1)), Double::sum);
            } else if (counts.group(5).isBlank()) {
                tests += Integer.parseInt(counts.group(1));
                failed += Integer.parseInt(counts.group(2)) + Integer.parseInt(counts.group(3));
                skipped += Integer.parseInt(counts.group(4));
            }
        });
    }

    private void started(String what, String seconds) {
        starts.merge(what, new Starts(1, seconds(seconds)), Starts::and);
    }

    private List<String> lines(String logFile, int exitCode) {
        var lines = new ArrayList<String>();
        lines.add("");
        if (!modules.isEmpty()) {
            lines.add("Modules:");
            modules.forEach(module -> lines.add("  " + module));
        }
        if (!secondsOfClasses.isEmpty()) {
            lines.add("Slowest classes of " + secondsOfClasses.size() + ":");
            secondsOfClasses.entrySet().stream()
                    .map(it -> new ClassTime(it.getKey(), it.getValue()))
                    .sorted(Comparator.comparingDouble(ClassTime::seconds).reversed())
                    .limit(SLOWEST)
                    .forEach(it -> lines.add(format("  %6.1f s  %s", it.seconds(), it.name())));
        }
        if (!starts.isEmpty()) {
            lines.add("Starts:");
            starts.forEach(
                    (what, all) -> lines.add(format("  %6.1f s  %d times %s", all.seconds(), all.count(), what)));
        }
        some("Failed:", failures, lines);
        some("The build broke in:", brokenBeforeTests(), lines);
        if (exitCode != 0 && failures.isEmpty() && breakages.isEmpty()) {
            lines.add("Maven failed: " + cut(firstError == null ? "it does not say why" : firstError));
        }
        if (exitCode == 0 && tests == 0) {
            lines.add("No test ran.");
        }
        lines.add("Everything is in " + logFile + ", and each class in its module's target/surefire-reports.");
        lines.add((tests - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
        return lines;
    }

    /** Where tests failed, they are named already. */
    private List<String> brokenBeforeTests() {
        return breakages.stream()
                .filter(it -> failures.isEmpty() || !it.contains(TEST_FAILURES))
                .toList();
    }

    private static void some(String heading, Iterable<String> items, List<String> lines) {
        var all = new ArrayList<String>();
        items.forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        lines.add(heading);
        all.stream().limit(MOST_LINES).forEach(it -> lines.add("  " + cut(it)));
        if (all.size() > MOST_LINES) {
            lines.add("  and " + (all.size() - MOST_LINES) + " more");
        }
    }

    private static void find(Pattern pattern, String line, Consumer<Matcher> found) {
        var matcher = pattern.matcher(line);
        if (matcher.find()) {
            found.accept(matcher);
        }
    }

    private static double seconds(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + " ...";
    }
}
