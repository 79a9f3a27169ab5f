package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A replica of one of the three services: a Quarkus fast-jar in a JVM of its own. */
final class Service extends JavaPart {

    static final List<String> NAMES = List.of("participant-service", "outcome-service", "reporting-service");
    /** The services that seal personal data. */
    static final List<String> HOLDING_PERSONS = List.of("participant-service", "outcome-service");

    static final int MAX_REPLICAS = 5;

    private static final int MAX_POOL_SIZE = 10;
    /** Of the hundred connections of PostgreSQL, some are for operators and migrations. */
    private static final int MAX_POOLED_CONNECTIONS = 90;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final int replica;
    private final Path app;
    private final int port;
    private final Map<String, String> environment;

    /** @param replica from 1 */
    Service(Path dir, Path home, String service, int replica, int port, Map<String, String> environment) {
        super(dir);
        this.service = service;
        this.replica = replica;
        this.app = home.resolve(service).resolve("target/quarkus-app");
        this.port = port;
        this.environment = environment;
    }

    /** The first replica has the name of the service. */
    static String name(String service, int replica) {
        return replica == 1 ? service : service + "-" + replica;
    }

    /** The names of all replicas that a stack can have, the first ones of all services first. */
    static List<Part> all(Path dir) {
        return IntStream.rangeClosed(1, MAX_REPLICAS)
                .boxed()
                .flatMap(replica ->
                        NAMES.stream().<Part>map(name -> new Service(dir, Path.of(""), name, replica, 0, Map.of())))
                .toList();
    }

    /** The port of each replica of the service. */
    static List<Integer> ports(DataDirectory dir, String service, int replicas) {
        return IntStream.rangeClosed(1, replicas)
                .mapToObj(replica -> dir.port(name(service, replica)))
                .toList();
    }

    /** The connections of one replica if this many replicas of all services share PostgreSQL. */
    static int poolSize(int pools) {
        return Math.min(MAX_POOL_SIZE, MAX_POOLED_CONNECTIONS / pools);
    }

    /** While a stopping replica moves its connections to the others. It is longer than the proxy keeps an unused connection. */
    static String shutdownDelay(int replicas) {
        return replicas == 1 ? "0S" : "4S";
    }

    static int checkedReplicas(int replicas) {
        if (replicas < 1 || replicas > MAX_REPLICAS) {
            throw new CannotStart("--replicas takes a number from 1 to " + MAX_REPLICAS + ".");
        }
        return replicas;
    }

    @Override
    String name() {
        return name(service, replica);
    }

    @Override
    String address() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    @Override
    void prepare() {
        if (!Files.exists(jar())) {
            throw new CannotStart(service + " is not built: " + jar() + " is missing.");
        }
    }

    @Override
    List<String> options() {
        // The heap would begin with its full size, of which a service without load uses little.
        return List.of("-Dfodfaeste.instance=" + instance(), "-Xms64m", "-Xmx256m");
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

    /** The first replica makes it, the others read it. */
    @Override
    List<String> classArchive() {
        Path archive = app.resolve(service + ".jsa");
        if (replica == 1) {
            return ClassArchive.options(archive, jar());
        }
        return Files.exists(archive) ? ClassArchive.readOnly(archive) : List.of();
    }

    /**
     * All jars are on the class path, so that an archive holds their classes linked. The class loader of {@code quarkus-run.jar} reads each
     * archived class again. The classes that Quarkus has generated and transformed come first. An environment variable, because the class
     * path is longer than an argument should be.
     */
    @Override
    Map<String, String> environment() {
        var all = new HashMap<>(environment);
        // The C library would keep freed memory for each thread.
        all.put("MALLOC_ARENA_MAX", "2");
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
                .filter(response -> response.headers()
                        .firstValue("Fodfaeste-Instance")
                        .filter(instance()::equals)
                        .isPresent())
                .filter(this::isReady)
                .isPresent();
    }

    /**
     * False while it starts.
     *
     * @throws CannotStart if it will not become ready, because a database or Kafka was restored without the other
     */
    private boolean isReady(HttpResponse<String> response) {
        if (response.statusCode() == 200) {
            return true;
        }
        discontinuity(response.body()).ifPresent(reason -> {
            throw new CannotStart(name() + " stopped " + reason + " Run ./fodfaeste restore.");
        });
        return false;
    }

    private static Optional<String> discontinuity(String health) {
        try {
            for (var check : JSON.readTree(health).path("checks")) {
                if (check.path("name").asText().equals("continuity") && check.has("data")) {
                    return check.get("data").properties().stream()
                            .findFirst()
                            .map(fault ->
                                    fault.getKey() + ": " + fault.getValue().asText());
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException notHealth) {
            return Optional.empty();
        }
    }

    /** Identifies the service and its data directory; suitable as a header value. */
    private String instance() {
        return UUID.nameUUIDFromBytes(mark().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
