package dk.fodfaeste.local;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/** A replica of one of the three services: a Quarkus fast-jar in a JVM of its own. */
final class Service extends JavaPart {

    static final List<String> NAMES = List.of("participant-service", "outcome-service", "reporting-service");
    /** The services that seal personal data. */
    static final List<String> HOLDING_PERSONS = List.of("participant-service", "outcome-service");

    static final int MAX_REPLICAS = 5;

    private final String service;
    private final int replica;
    private final Path jar;
    private final int port;
    private final Map<String, String> environment;

    /** @param replica from 1 */
    Service(Path dir, Path home, String service, int replica, int port, Map<String, String> environment) {
        super(dir);
        this.service = service;
        this.replica = replica;
        this.jar = home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
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
        if (!Files.exists(jar)) {
            throw new CannotStart(service + " is not built: " + jar + " is missing.");
        }
    }

    @Override
    List<String> options() {
        var options = new ArrayList<>(List.of("-Dfodfaeste.instance=" + instance(), "-Xmx256m"));
        if (replica > 1 && Files.exists(archive())) {
            options.add("-XX:SharedArchiveFile=" + archive());
        }
        return options;
    }

    @Override
    List<String> program() {
        return List.of("-jar", jar.toString());
    }

    @Override
    Optional<Path> classArchive() {
        return replica == 1 ? Optional.of(archive()) : Optional.empty();
    }

    /** The first replica makes it, the others read it. */
    private Path archive() {
        return jar.resolveSibling(service + ".jsa");
    }

    @Override
    Map<String, String> environment() {
        return environment;
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
