package dk.fodfaeste.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the three services: a Quarkus fast-jar in a JVM of its own. */
final class Service extends JavaPart {

    static final List<String> NAMES = List.of("participant-service", "outcome-service", "reporting-service");
    /** The services that seal personal data. */
    static final List<String> HOLDING_PERSONS = List.of("participant-service", "outcome-service");

    private final String name;
    private final Path app;
    private final int port;
    private final Map<String, String> environment;

    Service(Path dir, Path home, String name, int port, Map<String, String> environment) {
        super(dir);
        this.name = name;
        this.app = home.resolve(name).resolve("target/quarkus-app");
        this.port = port;
        this.environment = environment;
    }

    @Override
    String name() {
        return name;
    }

    @Override
    String address() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    @Override
    void prepare() {
        if (!Files.exists(jar())) {
            throw new CannotStart(name + " is not built: " + jar() + " is missing.");
        }
    }

    @Override
    List<String> options() {
        return List.of("-Dfodfaeste.instance=" + instance(), "-Xmx256m");
    }

    private Path jar() {
        return app.resolve("quarkus-run.jar");
    }

    /** The main class that Quarkus generates, with the settings that {@code quarkus-run.jar} has in its manifest and its own main class. */
    @Override
    List<String> program() {
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "io.quarkus.runner.GeneratedMain");
    }

    @Override
    List<String> classArchive() {
        return ClassArchive.options(app.resolve(name + ".jsa"), jar());
    }

    /**
     * All jars are on the class path, so that an archive holds their classes linked. The class loader of {@code quarkus-run.jar} reads each
     * archived class again. The classes that Quarkus has generated and transformed come first. An environment variable, because the class
     * path is longer than an argument should be.
     */
    @Override
    Map<String, String> environment() {
        var all = new HashMap<>(environment);
        all.put(
                "CLASSPATH",
                Stream.of("quarkus", "app", "lib/main", "lib/boot")
                        .flatMap(folder -> jars(app.resolve(folder)))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        return all;
    }

    private static Stream<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList().stream();
        } catch (IOException e) {
            throw new CannotStart(folder, e);
        }
    }

    /** Another program on this port sends no such header, or that of its own instance. */
    @Override
    boolean answers() {
        return Http.probe(address() + "/q/health/ready")
                .filter(response -> response.statusCode() == 200)
                .flatMap(response -> response.headers().firstValue("Fodfaeste-Instance"))
                .filter(instance()::equals)
                .isPresent();
    }

    /** Identifies the service and its data directory; suitable as a header value. */
    private String instance() {
        return UUID.nameUUIDFromBytes(mark().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
