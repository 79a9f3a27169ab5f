package dk.fodfaeste.scenario;

import dk.fodfaeste.local.ClassArchive;
import dk.fodfaeste.local.test.UnitTests;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the commands of {@code ./fodfaeste} without the script, which would start a build. */
final class Commands {

    static final Path HOME =
            Path.of(System.getProperty("fodfaeste.home")).toAbsolutePath().normalize();

    static final Path LAUNCHER = HOME.resolve("deploy/local/target/launcher.jar");

    /** The launcher with its libraries, which contain the broker and Kafka's clients. */
    static final String CLASS_PATH = LAUNCHER + ":" + LAUNCHER.resolveSibling("lib") + "/*";

    // Own limit: a test stops participant-service and waits until the page is shown without names.
    private static final int NAMES_TIMEOUT_MILLIS = 20_000;

    /** Timeouts between the services. They are longer than in operation, so that a slow machine does not change the results. */
    static final Map<String, String> CLIENT_TIMEOUTS = Map.of(
            "QUARKUS_REST_CLIENT_NAMES_CONNECT_TIMEOUT", String.valueOf(NAMES_TIMEOUT_MILLIS),
            "QUARKUS_REST_CLIENT_NAMES_READ_TIMEOUT", String.valueOf(NAMES_TIMEOUT_MILLIS),
            "QUARKUS_REST_CLIENT_PARTICIPANT_SERVICE_CONNECT_TIMEOUT", String.valueOf(Waits.LIMIT_MILLIS),
            "QUARKUS_REST_CLIENT_PARTICIPANT_SERVICE_READ_TIMEOUT", String.valueOf(Waits.LIMIT_MILLIS),
            "QUARKUS_REST_CLIENT_REPORTING_SERVICE_CONNECT_TIMEOUT", String.valueOf(Waits.LIMIT_MILLIS),
            "QUARKUS_REST_CLIENT_REPORTING_SERVICE_READ_TIMEOUT", String.valueOf(Waits.LIMIT_MILLIS));

    private Commands() {}

    record Result(int exitCode, String out, String err) {}

    static Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** @param environment variables besides those of this process */
    static Result run(Map<String, String> environment, String... arguments) {
        UnitTests.startNoProcess();
        try {
            Path out = Files.createTempFile("fodfaeste", ".out");
            Path err = Files.createTempFile("fodfaeste", ".err");
            try {
                Process process = builder(environment, arguments)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(Waits.LIMIT)) {
                    process.destroyForcibly();
                    throw new AssertionError("Still running after ten minutes: " + List.of(arguments));
                }
                return new Result(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The command line of a command. */
    static List<String> line(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(ClassArchive.options(LAUNCHER.resolveSibling("commands.jsa"), LAUNCHER));
        command.addAll(List.of("-Dfodfaeste.home=" + HOME, "-cp", CLASS_PATH, "dk.fodfaeste.local.Fodfaeste"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(line(arguments));
        builder.environment().putAll(CLIENT_TIMEOUTS);
        builder.environment().putAll(environment);
        return builder;
    }
}
