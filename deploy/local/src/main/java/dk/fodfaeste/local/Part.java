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
 * A part of the stack that is a process of its own. It is launched, answers after a while, is settled (what has to be in place before
 * others use it), and is stopped by asking first. It keeps its port when it is started again.
 */
abstract class Part implements AutoCloseable {

    /** After it the process is killed, which loses nothing that was acknowledged. */
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

    /** What must be there before the process can run. */
    void prepare() throws IOException, InterruptedException {}

    abstract boolean answers();

    /** What others rely on once it answers; done after every start, so it says what is to be, not what to do. */
    void settle() throws Exception {}

    /** The signal that ends it cleanly and soon. */
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
            turnLog();
            prepare();
            process = spawn(command(), environment(), log());
        } catch (IOException e) {
            throw new CannotStart(dir, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One earlier log is kept; a part that is always started again must not fill the disk. */
    private void turnLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LONG_LOG) {
            Files.move(log(), log().resolveSibling(name() + ".old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Waits until it answers and settles it; gives up when the process ends instead. */
    final void await() {
        var started = process;
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        try {
            while (!answers()) {
                if (started.waitFor(200, TimeUnit.MILLISECONDS)) {
                    throw new CannotStart(name() + " ended while starting: " + lastWords());
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotStart(name() + " did not answer within " + WaitLimit.VALUE.toMinutes()
                            + " minutes; see " + log());
                }
            }
            settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) {
            throw new CannotStart(name() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** The argument by which one of its processes can be told from every other on the machine. */
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

    /** Ends the process at once, as a power cut would; for tests. */
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

    /** For tests, whose program may end without closing anything. */
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

    /** Why it ended, where that is for whoever runs the machine to mend; else nothing, the log has the rest. */
    final String whyItEnded() {
        var words = lastWords();
        var mendable = words.contains("No space left") || words.contains("OutOfMemory") || words.contains("in use");
        return mendable ? " (" + words + ")" : "";
    }

    /** The last line that looks like the reason, from the end of the log. */
    final String lastWords() {
        var lines = tail(log());
        return lines.stream()
                .filter(line -> line.matches(".*(FATAL|No space left|OutOfMemory|ERROR|Exception).*"))
                .reduce((earlier, later) -> later)
                .orElse(lines.getLast());
    }

    /** The lines at the end of a log; never none. */
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
            return lines.isEmpty() ? List.of("it said nothing") : lines;
        } catch (IOException e) {
            return List.of("it left no log");
        }
    }

    /** Starts a process in a session of its own where the machine can do that, so that Ctrl-C reaches the launcher alone. */
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
