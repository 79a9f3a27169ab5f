package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;

import dk.fodfaeste.local.test.UnitTests;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A process that a test starts and ends, with its output in a file. */
final class ExternalProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    private ExternalProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static ExternalProcess start(Path log, Map<String, String> environment, List<String> command) {
        UnitTests.startNoProcess();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new ExternalProcess(builder.start(), log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Waits until the process is ready; fails at once if it ends before. */
    ExternalProcess awaitUntil(Callable<Boolean> ready) {
        await().pollInterval(Duration.ofMillis(300)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The process ended before it was ready: " + output());
            }
            return ready.call();
        });
        return this;
    }

    /** Waits until the process has ended with exit code 0. */
    void awaitSuccess() {
        try {
            if (!process.waitFor(Waits.LIMIT) || process.exitValue() != 0) {
                throw new AssertionError("The process did not succeed: " + output());
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Like {@code kill -9}. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(Waits.LIMIT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
