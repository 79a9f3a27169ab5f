package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Renders a folder with a {@code kustomization.yaml}, as {@code kubectl kustomize} does, for the fields that our overlays use; any other
 * field is refused. It differs in two ways: generated names have no hash, and a secret whose file is not there is made from the
 * {@code .example} beside it. {@code KubectlTest} compares both where {@code kubectl} is installed.
 */
final class Kustomization {

    private static final String FILE = "kustomization.yaml";
    private static final Set<String> FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "resources",
            "configMapGenerator",
            "secretGenerator",
            "generatorOptions",
            "images",
            "replicas",
            "patches");
    private static final Set<String> CLUSTER_WIDE = Set.of("Namespace");

    private final ManifestFiles files;

    Kustomization(ManifestFiles files) {
        this.files = files;
    }

    /** @param folder below {@code deploy/} */
    List<ObjectNode> render(String folder) {
        String file = folder + "/" + FILE;
        ObjectNode kustomization = Yaml.documents(file, files.text(file)).get(0);
        kustomization.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field)) {
                throw new ManifestException(
                        "deploy/" + file + ": the field " + field + " is unknown, or one that the tests cannot render");
            }
        });
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        for (JsonNode resource : kustomization.path("resources")) {
            String path = resolve(folder, resource.asText());
            List<ObjectNode> added =
                    files.has(path + "/" + FILE) ? render(path) : Yaml.documents(path, files.text(path));
            for (ObjectNode object : added) {
                if (objects.put(id(object), object) != null) {
                    throw new ManifestException("deploy/" + file + ": there are two objects " + id(object));
                }
            }
        }
        kustomization.path("configMapGenerator").forEach(map -> generate(folder, "ConfigMap", "data", map, objects));
        kustomization.path("secretGenerator").forEach(map -> generate(folder, "Secret", "stringData", map, objects));
        for (JsonNode patch : kustomization.path("patches")) {
            String path = resolve(folder, patch.path("path").asText());
            for (ObjectNode change : Yaml.documents(path, files.text(path))) {
                merge(existing(path, objects, id(change)), change);
            }
        }
        for (JsonNode count : kustomization.path("replicas")) {
            String id = "Deployment/" + count.path("name").asText();
            ((ObjectNode) existing(file, objects, id).path("spec")).set("replicas", count.path("count"));
        }
        kustomization.path("images").forEach(image -> setImage(file, image, objects));
        String namespace = kustomization.path("namespace").asText();
        for (ObjectNode object : objects.values()) {
            if (!namespace.isEmpty() && !CLUSTER_WIDE.contains(Manifests.kind(object))) {
                ((ObjectNode) object.path("metadata")).put("namespace", namespace);
            }
        }
        return new ArrayList<>(objects.values());
    }

    private static String id(ObjectNode object) {
        return Manifests.kind(object) + "/" + Manifests.name(object);
    }

    private static String resolve(String folder, String path) {
        return Path.of(folder).resolve(path).normalize().toString();
    }

    private static ObjectNode existing(String file, Map<String, ObjectNode> objects, String id) {
        if (!objects.containsKey(id)) {
            throw new ManifestException("deploy/" + file + " changes " + id + ", which does not exist");
        }
        return objects.get(id);
    }

    private void generate(
            String folder, String kind, String field, JsonNode generator, Map<String, ObjectNode> objects) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (JsonNode env : generator.path("envs")) {
            String path = resolve(folder, env.asText());
            files.text(files.has(path) ? path : path + ".example")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> data.put(pair[0], pair[1]));
        }
        for (JsonNode file : generator.path("files")) {
            String[] pair = file.asText().split("=", 2);
            String path = resolve(folder, pair[pair.length - 1]);
            data.put(
                    pair.length == 2 ? pair[0] : Path.of(path).getFileName().toString(),
                    kind.equals("Secret") ? "" : files.text(path));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", kind);
        object.set("metadata", JsonNodeFactory.instance.objectNode().set("name", generator.path("name")));
        if (generator.has("type")) {
            object.set("type", generator.path("type"));
        }
        object.set(field, data);
        if (generator.path("behavior").asText().equals("merge")) {
            merge(existing(folder + "/" + FILE, objects, id(object)), object);
        } else {
            objects.put(id(object), object);
        }
    }

    /** Strategic merge, as far as it is needed: lists of named things by name, other lists as a whole. */
    private static void merge(ObjectNode target, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            JsonNode present = target.path(field.getKey());
            JsonNode change = field.getValue();
            if (change.isNull()) {
                target.remove(field.getKey());
            } else if (present instanceof ObjectNode object && change instanceof ObjectNode changes) {
                merge(object, changes);
            } else if (present instanceof ArrayNode
                    && change instanceof ArrayNode
                    && change.path(0).has("name")) {
                throw new ManifestException("A patch changes the list " + field.getKey() + ", which the tests cannot");
            } else {
                target.set(field.getKey(), change);
            }
        }
    }

    private static void setImage(String file, JsonNode image, Map<String, ObjectNode> objects) {
        String name = image.path("name").asText();
        List<ObjectNode> containers = objects.values().stream()
                .flatMap(object -> Yaml.having(object, "image"))
                .filter(container -> container.path("image").asText().equals(name))
                .map(ObjectNode.class::cast)
                .toList();
        if (containers.isEmpty()) {
            throw new ManifestException("deploy/" + file + ": no container has the image " + name);
        }
        containers.forEach(container -> container.put(
                "image",
                image.path("newName").asText(name) + ":" + image.path("newTag").asText()));
    }
}
