package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of {@code docker-compose.yml} and of the images that only running containers show. {@code deploy/containers/try} runs them. */
class ComposeTest {

    /** A first start on two busy cores took 73 seconds. */
    private static final Duration START = Duration.ofMinutes(3);
    /** The permissions of a directory that every user may write. */
    private static final String FOR_EVERYBODY = "mode=1777";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):([?-])");

    private final Compose compose = Compose.FILE;

    static List<String> services() {
        return ServiceSettings.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void replicas_do_not_share_the_files_of_their_imports(String service) {
        List<String> volumes = strings(service, "volumes");
        assertThat(volumes).contains("/imports").noneMatch(volume -> volume.endsWith(":/imports"));
        assertThat(compose.environment(service)).containsEntry("IMPORTS_DIR", "/imports");
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_has_neither_the_user_nor_the_group_root(String service) throws IOException {
        String user = compose.services().get(service).path("user").asText();
        assertThat(user).matches("[1-9][0-9]+:[1-9][0-9]+");
        assertThat(dockerfile(service))
                .contains("USER " + user)
                .filteredOn(line -> line.startsWith("RUN install"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains("-o " + user.split(":")[0] + " -g " + user.split(":")[1] + " -m 700 "));
    }

    /** Otherwise the image has the permissions that the umask of the build left. */
    @ParameterizedTest
    @MethodSource("services")
    void copied_files_have_permissions_that_the_image_states(String service) throws IOException {
        assertThat(dockerfile(service))
                .filteredOn(line -> line.startsWith("COPY"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("COPY --chmod=755 "));
    }

    /** A directory in memory has the permissions of the directory below it, which belongs to root in most images. */
    @Test
    void every_directory_in_memory_can_be_written_by_the_user_of_its_container() {
        compose.services().keySet().forEach(service -> {
            for (String directory : strings(service, "tmpfs")) {
                if (!directory.equals("/tmp")) {
                    assertThat(directory)
                            .as(service)
                            .satisfiesAnyOf(
                                    written -> assertThat(written).contains(FOR_EVERYBODY),
                                    written -> assertThat(written).matches("[^:]+:uid=[1-9][0-9]*(,.*)?"));
                }
            }
        });
        assertThat(strings("proxy", "tmpfs"))
                .hasSize(2)
                .allSatisfy(directory -> assertThat(directory)
                        .contains("uid="
                                + compose.services()
                                        .get("proxy")
                                        .path("user")
                                        .asText()
                                        .split(":")[0]));
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_has_time_to_hand_over_and_to_finish(String service) throws IOException {
        Map<String, String> environment = compose.environment(service);
        Duration grace = ShutdownTimes.duration(
                compose.services().get(service).path("stop_grace_period").asText());
        assertThat(ShutdownTimes.of(environment.get("SHUTDOWN_DELAY"), environment.get("SHUTDOWN_TIMEOUT"))
                        .problems(grace, caddyfile()))
                .isEmpty();
    }

    /** Docker's name server still names a container that is being stopped. */
    @ParameterizedTest
    @MethodSource("services")
    void the_proxy_knows_each_replica_by_its_name(String service) throws IOException {
        String variable = service.toUpperCase(Locale.ROOT).replace('-', '_') + "_REPLICAS";
        assertThat(compose.environment("proxy"))
                .containsEntry(
                        variable,
                        "${COMPOSE_PROJECT_NAME}-%1$s-1:8080 ${COMPOSE_PROJECT_NAME}-%1$s-2:8080 ${COMPOSE_PROJECT_NAME}-%1$s-3:8080"
                                .formatted(service))
                .containsEntry("READINESS", "health_uri /q/health/ready");
        assertThat(caddyfile()).contains("to {$" + variable + ":" + service + ":8080}");
    }

    private static String caddyfile() throws IOException {
        return Files.readString(ManifestFiles.ROOT.resolve("deploy/proxy/Caddyfile"));
    }

    /** The proxy starts within a second. */
    @Test
    void every_container_has_time_for_a_slow_first_start() {
        compose.services().forEach((name, service) -> {
            JsonNode check = service.path("healthcheck");
            if (!check.isMissingNode() && !name.equals("proxy")) {
                String period = check.path("start_period").asText("0s");
                assertThat(Duration.parse("PT" + period.toUpperCase(Locale.ROOT)))
                        .as(name)
                        .isGreaterThanOrEqualTo(START);
            }
        });
    }

    @Test
    void keycloak_is_built_in_its_image_and_not_at_each_start() throws IOException {
        List<String> built = Files.readAllLines(ManifestFiles.ROOT.resolve("deploy/keycloak/Dockerfile")).stream()
                .filter(line -> line.startsWith("ENV "))
                .flatMap(line ->
                        Pattern.compile("(KC_[A-Z_]+)=").matcher(line).results().map(result -> result.group(1)))
                .toList();
        assertThat(built).contains("KC_DB", "KC_HTTP_RELATIVE_PATH", "KC_HEALTH_ENABLED");
        assertThat(strings("keycloak", "command")).contains("--optimized");
        assertThat(compose.environment("keycloak")).doesNotContainKeys(built.toArray(String[]::new));
    }

    /** {@code KeycloakTest} in scenario runs that version. */
    @Test
    void keycloak_has_the_version_that_is_tested() throws IOException {
        String pom = Files.readString(ManifestFiles.ROOT.resolve("pom.xml"));
        String version = pom.replaceFirst("(?s).*<keycloak.version>([^<]+)<.*", "$1");
        assertThat(Files.readAllLines(ManifestFiles.ROOT.resolve("deploy/keycloak/Dockerfile")))
                .contains("FROM quay.io/keycloak/keycloak:" + version);
    }

    /** The command in .env.example gives a random value to what has none. */
    @Test
    void variables_that_may_be_empty_are_marked_in_the_example() throws IOException {
        Set<String> optional = new TreeSet<>();
        Set<String> required = new TreeSet<>();
        Matcher variable = VARIABLE.matcher(Files.readString(ManifestFiles.ROOT.resolve("docker-compose.yml")));
        while (variable.find()) {
            (variable.group(2).equals("?") ? required : optional).add(variable.group(1));
        }
        List<String> example = Files.readAllLines(ManifestFiles.ROOT.resolve(".env.example"));
        assertThat(names(example, "[A-Z_]+=")).isNotEmpty().isSubsetOf(required);
        assertThat(names(example, "[A-Z_]+=.*")).containsAll(required);
        assertThat(names(example, "[A-Z_]+=\"\"")).isNotEmpty().isSubsetOf(optional);
    }

    private static Set<String> names(List<String> lines, String pattern) {
        return lines.stream()
                .filter(line -> line.matches(pattern))
                .map(line -> line.split("=")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> strings(String service, String field) {
        return Yaml.list(compose.services().get(service).path(field))
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> dockerfile(String service) throws IOException {
        return Files.readAllLines(ManifestFiles.ROOT.resolve(service).resolve("src/main/docker/Dockerfile.jvm"));
    }
}
