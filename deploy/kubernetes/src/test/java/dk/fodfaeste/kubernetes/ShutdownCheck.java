package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pod of a service has the time to answer until the proxy sends nothing to it, and to finish what it has begun. */
final class ShutdownCheck {

    private ShutdownCheck() {}

    static List<String> problems(Manifests manifests) {
        return ServiceSettings.SERVICES.stream()
                .flatMap(service -> manifests.find("Deployment", service).stream())
                .flatMap(deployment -> problems(manifests, deployment))
                .toList();
    }

    private static Stream<String> problems(Manifests manifests, ObjectNode deployment) {
        Map<String, String> environment = manifests.environment(deployment);
        Duration grace = Duration.ofSeconds(
                Manifests.pod(deployment).path("terminationGracePeriodSeconds").asLong());
        return ShutdownTimes.of(
                        environment.getOrDefault("SHUTDOWN_DELAY", "0S"),
                        environment.getOrDefault("SHUTDOWN_TIMEOUT", "0S"))
                .problems(grace, manifests.caddyfile())
                .stream()
                .map(problem -> Manifests.title(deployment) + " " + problem);
    }
}
