package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** The services of {@code docker-compose.yml}, with the parts that they share merged. */
final class Compose {

    static final Compose FILE = new Compose();

    private final JsonNode services;

    private Compose() {
        try {
            // Jackson does not merge anchors (<<).
            Object document = new org.yaml.snakeyaml.Yaml()
                    .load(Files.readString(ManifestFiles.ROOT.resolve("docker-compose.yml")));
            this.services = Yaml.MAPPER.valueToTree(document).path("services");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> byName = new TreeMap<>();
        services.properties().forEach(service -> byName.put(service.getKey(), service.getValue()));
        return byName;
    }

    boolean has(String service) {
        return services.has(service);
    }

    String image(String service) {
        return services.path(service).path("image").asText();
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        services.path(service)
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        return environment;
    }

    /** The settings of PostgreSQL's command line, and of its first start. */
    Map<String, String> databaseParameters() {
        Map<String, String> parameters = new TreeMap<>();
        services.path("postgresql").path("command").forEach(argument -> {
            String[] pair = argument.asText().split("=", 2);
            if (pair.length == 2) {
                parameters.put(pair[0], pair[1]);
            }
        });
        return parameters;
    }
}
