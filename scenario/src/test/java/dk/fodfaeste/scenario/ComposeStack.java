package dk.fodfaeste.scenario;

import dk.fodfaeste.local.KeyFile;
import dk.fodfaeste.local.LocalPostgres;
import dk.fodfaeste.local.Ports;
import dk.fodfaeste.local.test.StartLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stack of {@code docker-compose.yml} as processes: Keycloak, Kafka with authentication, and the services with the environment of their
 * containers. There is no proxy, so pages are at the address of reporting-service. PostgreSQL is set up as by {@code ./fodfaeste}.
 */
final class ComposeStack implements AutoCloseable {

    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String personaPassword = secret();
    final String webSecret = secret();
    final String prometheusSecret = secret();
    final Keycloak keycloak;

    private final Path dir;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final LocalPostgres postgres;
    private final SecuredKafka kafka;
    private final List<ExternalProcess> services = new ArrayList<>();

    ComposeStack(Path dir) {
        Instant begun = Instant.now();
        this.dir = dir;
        SERVICES.forEach(service -> ports.put(service, Ports.free()));
        SERVICES.forEach(service -> secrets.put(service, secret()));
        keycloak = Keycloak.launch(
                dir,
                Map.of(
                        "PUBLIC_URL", publicAddress(),
                        "PARTICIPANT_SERVICE_CLIENT_SECRET", secrets.get("participant-service"),
                        "OUTCOME_SERVICE_CLIENT_SECRET", secrets.get("outcome-service"),
                        "REPORTING_SERVICE_CLIENT_SECRET", secrets.get("reporting-service"),
                        "PROMETHEUS_CLIENT_SECRET", prometheusSecret,
                        "WEB_CLIENT_SECRET", webSecret,
                        "DEMO_PASSWORD", personaPassword));
        postgres = LocalPostgres.forTests(dir).start();
        kafka = SecuredKafka.start(dir).withTopicsAndApplications();
        keycloak.awaitReady();
        SERVICES.forEach(service -> services.add(launch(service)));
        for (int i = 0; i < SERVICES.size(); i++) {
            String health = address(SERVICES.get(i)) + "/q/health/ready";
            services.get(i).awaitUntil(() -> answers(health));
        }
        StartLog.started("Keycloak, PostgreSQL, Kafka and the services as in containers", begun);
    }

    /** The address of the pages. */
    String publicAddress() {
        return address("reporting-service");
    }

    String address(String service) {
        return "http://localhost:" + ports.get(service);
    }

    /** The logs of the services. */
    String logs() {
        return String.join("\n", services.stream().map(ExternalProcess::output).toList());
    }

    /** The password of a service at Kafka. */
    String kafkaPassword(String service) {
        return kafka.password(service);
    }

    @Override
    public void close() {
        services.forEach(ExternalProcess::close);
        kafka.close();
        keycloak.close();
        postgres.close();
    }

    private ExternalProcess launch(String service) {
        Path jar = Commands.HOME.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        return ExternalProcess.start(
                dir.resolve(service + ".log"),
                environment(service),
                List.of(
                        ExternalProcess.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        jar.toString()));
    }

    private Map<String, String> environment(String service) {
        LocalPostgres.Database database = postgres.database(service.replace("-service", ""));
        Path keys = dir.resolve(service + ".keys");
        KeyFile.make(keys);
        Map<String, String> environment = new HashMap<>(Commands.CLIENT_TIMEOUTS);
        environment.putAll(Map.ofEntries(
                Map.entry("HOST", "127.0.0.1"),
                Map.entry("PORT", String.valueOf(ports.get(service))),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.address),
                Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT"),
                Map.entry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512"),
                Map.entry(
                        "KAFKA_SASL_JAAS_CONFIG",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + service
                                + "\" password=\"" + kafka.password(service) + "\";"),
                Map.entry("OIDC_ISSUER", keycloak.internalIssuer()),
                Map.entry("OIDC_CLIENT_ID", service),
                Map.entry("OIDC_CLIENT_SECRET", secrets.get(service)),
                Map.entry("DATABASE_URL", database.url()),
                Map.entry("DATABASE_USER", database.user()),
                Map.entry("DATABASE_PASSWORD", database.password()),
                Map.entry("DATABASE_OWNER", database.owner()),
                Map.entry("DATABASE_OWNER_PASSWORD", database.ownerPassword()),
                Map.entry("KEYS_FILE", keys.toString()),
                Map.entry("PARTICIPANT_SERVICE_URL", "http://127.0.0.1:" + ports.get("participant-service")),
                Map.entry("REPORTING_SERVICE_URL", "http://127.0.0.1:" + ports.get("reporting-service")),
                Map.entry("WEB_CLIENT_ID", "fodfaeste-web"),
                Map.entry("WEB_CLIENT_SECRET", webSecret),
                Map.entry("SESSION_SECRET", secret())));
        return environment;
    }

    private static boolean answers(String health) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(health)).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }
}
