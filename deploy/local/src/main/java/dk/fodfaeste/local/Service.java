package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One of the three services: a Quarkus fast-jar in a JVM of its own. */
final class Service extends JavaPart {

    static final List<String> NAMES = List.of("participant-service", "outcome-service", "reporting-service");
    /** The services that seal personal data. */
    static final List<String> HOLDING_PERSONS = List.of("participant-service", "outcome-service");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Path jar;
    private final int port;
    private final Map<String, String> environment;

    Service(Path dir, Path home, String name, int port, Map<String, String> environment) {
        super(dir);
        this.name = name;
        this.jar = home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
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
        if (!Files.exists(jar)) {
            throw new CannotStart(name + " is not built: " + jar + " is missing.");
        }
    }

    @Override
    List<String> options() {
        return List.of("-Dfodfaeste.instance=" + instance(), "-Xmx256m");
    }

    @Override
    List<String> program() {
        return List.of("-jar", jar.toString());
    }

    @Override
    Optional<Path> classArchive() {
        return Optional.of(jar.resolveSibling(name + ".jsa"));
    }

    @Override
    Map<String, String> environment() {
        return environment;
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
            throw new CannotStart(name + " stopped " + reason + " Run ./fodfaeste restore.");
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
