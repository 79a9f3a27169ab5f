package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects of one overlay, the jobs of a restore, and the secrets that an operator fills. */
record Manifests(List<ObjectNode> objects, Map<String, ObjectNode> filledSecrets) {

    private static final String RESTORE = "kubernetes/restore/";

    static Manifests of(ManifestFiles files, String overlay) {
        Kustomization kustomization = new Kustomization(files);
        Map<String, ObjectNode> secrets = new TreeMap<>();
        kustomization.render("kubernetes/secrets").forEach(secret -> secrets.put(name(secret), secret));
        List<ObjectNode> objects = new ArrayList<>(kustomization.render(overlay));
        objects.addAll(kustomization.render(RESTORE + "access"));
        files.texts().forEach((file, text) -> {
            if (file.startsWith(RESTORE) && file.indexOf('/', RESTORE.length()) < 0) {
                objects.addAll(Yaml.documents(file, text));
            }
        });
        return new Manifests(objects, secrets);
    }

    /** The routing table that the proxy mounts. */
    String caddyfile() {
        return ofKind("ConfigMap")
                .map(map -> map.path("data").path("Caddyfile"))
                .filter(JsonNode::isTextual)
                .findFirst()
                .orElseThrow(() -> new ManifestException("There is no config map with a Caddyfile"))
                .asText();
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /** The kind and name for messages. */
    static String title(JsonNode object) {
        return kind(object) + " " + name(object);
    }

    Stream<ObjectNode> ofKind(String kind) {
        return objects.stream().filter(object -> kind(object).equals(kind));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    /** Deployments and jobs: each has a pod template. */
    Stream<ObjectNode> workloads() {
        return objects.stream()
                .filter(object ->
                        object.path("spec").path("template").path("spec").has("containers"));
    }

    static JsonNode pod(JsonNode workload) {
        return workload.path("spec").path("template").path("spec");
    }

    static JsonNode podLabels(JsonNode workload) {
        return workload.path("spec").path("template").path("metadata").path("labels");
    }

    /** The only container of a workload. */
    static JsonNode container(JsonNode workload) {
        JsonNode containers = pod(workload).path("containers");
        if (containers.size() != 1) {
            throw new ManifestException(title(workload) + " has " + containers.size() + " containers");
        }
        return containers.path(0);
    }

    /** The environment of a workload: literal values, those of config maps resolved, those of secrets as {@code secret NAME/KEY}. */
    Map<String, String> environment(JsonNode workload) {
        Map<String, String> environment = new TreeMap<>();
        JsonNode container = container(workload);
        for (JsonNode source : container.path("envFrom")) {
            find("ConfigMap", source.path("configMapRef").path("name").asText())
                    .ifPresent(map -> map.path("data")
                            .properties()
                            .forEach(entry -> environment.put(
                                    entry.getKey(), entry.getValue().asText())));
        }
        for (JsonNode variable : container.path("env")) {
            environment.put(variable.path("name").asText(), value(variable));
        }
        return environment;
    }

    private String value(JsonNode variable) {
        JsonNode from = variable.path("valueFrom");
        if (from.has("secretKeyRef")) {
            JsonNode reference = from.path("secretKeyRef");
            return "secret " + reference.path("name").asText() + "/"
                    + reference.path("key").asText();
        }
        if (from.has("configMapKeyRef")) {
            JsonNode reference = from.path("configMapKeyRef");
            return find("ConfigMap", reference.path("name").asText())
                    .map(map -> map.path("data")
                            .path(reference.path("key").asText())
                            .asText())
                    .orElse("");
        }
        return variable.path("value").asText();
    }
}
