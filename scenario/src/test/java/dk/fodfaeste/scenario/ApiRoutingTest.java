package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the OpenAPI documents is routed to its service, by the reverse proxy on one machine and by the Caddyfile. */
@ExclusiveSharedStack
class ApiRoutingTest {
    private static final Pattern SPACES = Pattern.compile(" +");

    @ParameterizedTest
    @ValueSource(strings = {"participant-service", "outcome-service", "reporting-service"})
    void every_documented_path_is_routed_to_its_service(String service) {
        Api steering = Stack.running().as("steering");
        JsonNode paths =
                steering.get("/api/v1/" + service + "/openapi?format=json").ok().get("paths");
        paths.fieldNames().forEachRemaining(path -> {
            if (path.startsWith("/api/")) {
                String request = path.replace("{occasion}", "2024-01-31")
                        .replace("{command}", "status")
                        .replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
                String answer = answer(steering, paths.get(path), request);
                assertThat(answer).as(path).doesNotContain("There is nothing at this address");
                assertThat(serviceByCaddyfile(request))
                        .as("the service of %s in the Caddyfile", path)
                        .isEqualTo(service);
            }
        });
    }

    private static String answer(Api caller, JsonNode methods, String address) {
        if (methods.has("get")) {
            return caller.get(address).text();
        }
        return (methods.has("post") ? caller.post(address, "{}") : caller.put(address, "{}")).text();
    }

    /** Paths without a route go to reporting-service. */
    private static String serviceByCaddyfile(String path) {
        return Stream.of("participant-service", "outcome-service")
                .filter(service -> routes(service).anyMatch(path::startsWith))
                .findFirst()
                .orElse("reporting-service");
    }

    private static Stream<String> routes(String service) {
        try {
            return Files.readString(Commands.HOME.resolve("deploy/proxy/Caddyfile"))
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("@" + service + " path "))
                    .flatMap(line -> SPACES.splitAsStream(line).skip(2))
                    .map(route -> route.replaceAll("\\*$", ""));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
