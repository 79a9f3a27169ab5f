package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files for Prometheus and Grafana can be read, and name only metrics that the services have. */
@ConcurrentSharedStack
class ObservabilityTest {
    private static final Path FILES = Commands.HOME.resolve("deploy/observability");
    private static final List<String> SERVICES = List.of("participant-service", "outcome-service", "reporting-service");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** What is no metric: label names, selectors, ranges and texts. */
    private static final Pattern OTHER_NAMES =
            Pattern.compile("\\b(by|without|on|ignoring) *\\([^)]*\\)|\\{[^}]*\\}|\\[[^]]*\\]|\"[^\"]*\"");
    /** A name that is not followed by a parenthesis, as a function is. */
    private static final Pattern METRIC = Pattern.compile("\\b[a-z][a-z0-9_]*\\b(?! *\\()");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless");
    /** The metric that Prometheus itself makes for each target. */
    private static final Set<String> STANDARD = Set.of("up");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void every_metric_of_the_rules_and_the_dashboard_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        expressions().forEach(expression -> named.addAll(metrics(expression)));
        assertThat(named).contains("fodfaeste_dead_letters_waiting", "fodfaeste_outbox_oldest_age_seconds");
        named.removeAll(STANDARD);
        await().untilAsserted(() -> {
            Set<String> present = new TreeSet<>();
            for (String service : SERVICES) {
                present.addAll(presentMetrics(service));
            }
            assertThat(present).containsAll(named);
        });
    }

    @Test
    void every_alert_has_a_name_an_expression_a_severity_and_a_summary() throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode rule : rules()) {
            assertThat(names.add(rule.path("alert").textValue()))
                    .as(rule.toString())
                    .isTrue();
            assertThat(rule.path("expr").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        }
        assertThat(names)
                .contains(
                        "LagWithoutProgress",
                        "EventsWaitInTheOutbox",
                        "DeadLettersWait",
                        "AuditTrailIsNotLinked",
                        "ReportsWaitForEvents");
    }

    @Test
    void prometheus_scrapes_every_service_with_its_own_client() throws IOException {
        JsonNode configuration = YAML.readTree(FILES.resolve("prometheus.yaml").toFile());
        for (JsonNode file : configuration.get("rule_files")) {
            assertThat(FILES.resolve(file.textValue())).exists();
        }
        List<String> jobs = new ArrayList<>();
        for (JsonNode job : configuration.get("scrape_configs")) {
            jobs.add(job.get("job_name").textValue());
            assertThat(job.get("metrics_path").textValue()).isEqualTo("/q/metrics");
            assertThat(job.at("/oauth2/client_id").textValue()).isEqualTo("prometheus");
        }
        assertThat(jobs).isEqualTo(SERVICES);
        JsonNode realm = new ObjectMapper()
                .readTree(Commands.HOME
                        .resolve("deploy/keycloak/fodfaeste-realm.json")
                        .toFile());
        assertThat(realm.get("clients").findValuesAsText("clientId")).contains("prometheus");
    }

    @Test
    void a_name_that_no_service_has_would_be_found() {
        assertThat(metrics("sum by (job) (rate(a_total{b=\"c\"}[5m])) > 0 and min_over_time(d_seconds[10m]) > 1"))
                .containsExactlyInAnyOrder("a_total", "d_seconds");
    }

    private static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(OTHER_NAMES.matcher(expression).replaceAll(" "))
                .results()
                .map(name -> name.group())
                .filter(name -> !OPERATORS.contains(name))
                .forEach(names::add);
        return names;
    }

    private static List<String> expressions() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (JsonNode rule : rules()) {
            expressions.add(rule.get("expr").textValue());
        }
        JsonNode dashboard =
                new ObjectMapper().readTree(FILES.resolve("dashboard.json").toFile());
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(panel.get("targets")).as(panel.get("title").textValue()).isNotEmpty();
            for (JsonNode target : panel.get("targets")) {
                expressions.add(target.get("expr").textValue());
            }
        }
        return expressions;
    }

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        for (JsonNode group :
                YAML.readTree(FILES.resolve("alerts.yaml").toFile()).get("groups")) {
            group.get("rules").forEach(rules::add);
        }
        return rules;
    }

    private Set<String> presentMetrics(String service) throws IOException, InterruptedException {
        Properties secrets = new Properties();
        try (var file = Files.newBufferedReader(Stack.running().data.resolve("secrets.properties"))) {
            secrets.load(file);
        }
        String form =
                "grant_type=client_credentials&client_id=" + service + "&client_secret=" + secrets.getProperty(service);
        String token = new ObjectMapper()
                .readTree(send(HttpRequest.newBuilder(URI.create(address("identity") + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build()))
                .get("access_token")
                .textValue();
        String metrics = send(HttpRequest.newBuilder(URI.create(address(service) + "/q/metrics"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/plain")
                .build());
        Set<String> names = new TreeSet<>();
        metrics.lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    private static String address(String part) {
        return Stack.running().part(part).get("address").textValue();
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
