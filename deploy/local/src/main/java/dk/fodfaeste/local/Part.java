package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A part of the stack that is a process of its own. It is launched, awaited until it answers, and set up for the parts that use it. It is
 * stopped by a signal, and killed after a while. It keeps its port when it is started again.
 */
abstract class Part implements AutoCloseable {

    /** Then the process is killed. Nothing that was acknowledged is lost. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final int TAIL = 16 * 1024;
    private static final long LONG_LOG = 20L * 1024 * 1024;

    final Path dir;
    private volatile Process process;

    Part(Path dir) {
        this.dir = dir.toAbsolutePath().normalize();
    }

    abstract String name();

    abstract String address();

    abstract List<String> command();

    Map<String, String> environment() {
        return Map.of();
    }

    /** Prepares files and directories that the process needs. */
    void prepare() throws IOException, InterruptedException {}

    abstract boolean answers();

    /** Creates what other parts need. It runs after every start, so it must be idempotent. */
    void setUp() throws Exception {}

    /** The signal for a clean and fast end. */
    String stopSignal() {
        return "TERM";
    }

    Path log() {
        return dir.resolve("logs").resolve(name() + ".log");
    }

    /** Launches the process without waiting for it. */
    final void launch() {
        try {
            Files.createDirectories(log().getParent());
            rotateLog();
            prepare();
            process = spawn(command(), environment(), log());
        } catch (IOException e) {
            throw new CannotStart(dir, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Keeps one earlier log, so that a part that is started again and again does not fill the disk. */
    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LONG_LOG) {
            Files.move(log(), log().resolveSibling(name() + ".old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Waits until it answers, then sets it up.
     *
     * @throws CannotStart if the process ends before
     */
    final void await() {
        var started = process;
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        try {
            while (!answers()) {
                if (started.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new CannotStart(name() + " ended while starting: " + lastError());
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotStart(name() + " did not answer within " + WaitLimit.VALUE.toMinutes()
                            + " minutes; see " + log());
                }
            }
            setUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) {
            throw new CannotStart(name() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The argument that identifies its processes among all of the machine. */
    final String mark() {
        return "fodfaeste." + name() + "=" + dir;
    }

    final Optional<ProcessHandle> process() {
        return Optional.ofNullable(process).map(Process::toHandle);
    }

    final void waitFor() throws InterruptedException {
        process.waitFor();
    }

    public final boolean isRunning() {
        return process != null && process.isAlive();
    }

    public final long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Kills the process; for tests. */
    public final void kill() {
        process.destroyForcibly();
        waitForEnd(GRACE);
    }

    public final void stop() {
        if (!isRunning()) {
            return;
        }
        Processes.signal(process.pid(), stopSignal());
        if (!waitForEnd(GRACE)) {
            kill();
        }
    }

    @Override
    public final void close() {
        stop();
    }

    /** For tests: the process ends even if the test is killed. */
    final void endWithThisProgram() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (isRunning()) {
                kill();
            }
        }));
    }

    private boolean waitForEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    /** The reason of the end, if the operator of the machine can correct it; otherwise empty. */
    final String endReason() {
        var words = lastError();
        var correctable = words.contains("No space left") || words.contains("OutOfMemory") || words.contains("in use");
        return correctable ? " (" + words + ")" : "";
    }

    /** The last line with an error at the end of the log, or the last line. */
    final String lastError() {
        var lines = tail(log());
        return lines.stream()
                .filter(line -> line.matches(".*(FATAL|No space left|OutOfMemory|ERROR|Exception).*"))
                .reduce((earlier, later) -> later)
                .orElse(lines.getLast());
    }

    /** The lines at the end of a log; at least one. */
    static List<String> tail(Path log) {
        try (var channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - TAIL));
            var tail = ByteBuffer.allocate(TAIL);
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // until the end of the file
            }
            var lines = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.isEmpty() ? List.of("the log is empty") : lines;
        } catch (IOException e) {
            return List.of("there is no log");
        }
    }

    /** Starts a process, if possible in its own session, so that Ctrl-C reaches only the launcher. */
    static Process spawn(List<String> command, Map<String, String> environment, Path log) throws IOException {
        var line = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            line.add("/usr/bin/setsid");
        }
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
