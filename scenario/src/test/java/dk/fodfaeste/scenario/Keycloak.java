package dk.fodfaeste.scenario;

import dk.fodfaeste.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keycloak's distribution as {@code docker-compose.yml} runs it: in production mode, with the realm of {@code deploy/keycloak}. It keeps its
 * data in memory. Its build step runs once, in {@code target}.
 */
final class Keycloak implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("keycloak.home"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** The settings of the build step; all others are settings of the start. */
    private static final Map<String, String> BUILD_SETTINGS = Map.of(
            "KC_DB", "dev-mem", "KC_HTTP_RELATIVE_PATH", "/auth", "KC_CACHE", "local", "KC_HEALTH_ENABLED", "true");

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final ExternalProcess program;

    private Keycloak(Path dir, Map<String, String> placeholders) {
        Map<String, String> environment = new HashMap<>(BUILD_SETTINGS);
        environment.putAll(placeholders);
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", String.valueOf(port));
        environment.put("KC_HTTP_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.put("KC_HOSTNAME", publicAddress());
        environment.put("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        build(dir, environment);
        importRealm();
        this.program = run(dir.resolve("keycloak.log"), environment, "start", "--optimized", "--import-realm");
    }

    /** Launches the process without waiting, because Keycloak starts slowly. */
    static Keycloak launch(Path dir, Map<String, String> placeholders) {
        return new Keycloak(dir, placeholders);
    }

    Keycloak awaitReady() {
        program.awaitUntil(this::isReady);
        return this;
    }

    /** The address for browsers, which is also in the issuer of tokens. */
    String publicAddress() {
        return "http://localhost:" + port + "/auth";
    }

    /** The address for the services. As in the network of containers, it differs from the one for browsers. */
    String internalIssuer() {
        return "http://127.0.0.1:" + port + "/auth/realms/fodfaeste";
    }

    @Override
    public void close() {
        program.close();
    }

    private static void build(Path dir, Map<String, String> environment) {
        Path marker = HOME.resolve("build-settings");
        String settings = new TreeMap<>(BUILD_SETTINGS).toString();
        try {
            if (!Files.exists(marker) || !Files.readString(marker).equals(settings)) {
                run(dir.resolve("keycloak-build.log"), environment, "build").awaitSuccess();
                Files.writeString(marker, settings);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void importRealm() {
        try {
            Path realm = Path.of("fodfaeste-realm.json");
            Path imports = Files.createDirectories(HOME.resolve("data/import"));
            Files.copy(
                    Commands.HOME.resolve("deploy/keycloak").resolve(realm),
                    imports.resolve(realm),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ExternalProcess run(Path log, Map<String, String> environment, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", HOME.resolve("bin/kc.sh").toString()));
        command.addAll(List.of(arguments));
        return ExternalProcess.start(log, environment, command);
    }

    private boolean isReady() throws InterruptedException {
        try {
            URI health = URI.create("http://127.0.0.1:" + managementPort + "/auth/health/ready");
            return HTTP.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
