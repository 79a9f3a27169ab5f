package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the pod of a workload refers to: account, volumes, secrets, config maps, ports, files and addresses in its environment. */
final class PodReferences {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Z_]+)\\)");
    /** A file or directory as a whole value, or as the certificate of a connection to PostgreSQL. */
    private static final Pattern PATH = Pattern.compile("(?:^|sslrootcert=)(/[^&]+)");

    private static final Set<String> NOT_A_FILE = Set.of("KC_HTTP_RELATIVE_PATH");

    private final Manifests manifests;
    private final Map<String, Set<String>> secrets;
    private final Addresses addresses;
    private final ObjectNode workload;
    private final JsonNode pod;
    private final JsonNode container;
    private final List<String> problems = new ArrayList<>();

    private PodReferences(
            Manifests manifests, Map<String, Set<String>> secrets, Addresses addresses, ObjectNode workload) {
        this.manifests = manifests;
        this.secrets = secrets;
        this.addresses = addresses;
        this.workload = workload;
        this.pod = Manifests.pod(workload);
        this.container = Manifests.container(workload);
    }

    static List<String> problems(Manifests manifests, Map<String, Set<String>> secrets, Addresses addresses) {
        List<String> problems = new ArrayList<>();
        manifests.workloads().forEach(workload -> {
            PodReferences references = new PodReferences(manifests, secrets, addresses, workload);
            references.labels();
            references.account();
            references.volumes();
            references.variables();
            references.values();
            references.probes();
            problems.addAll(references.problems);
        });
        return problems;
    }

    private void labels() {
        List<JsonNode> selectors = new ArrayList<>(pod.findValues("matchLabels"));
        if (workload.path("spec").has("selector")) {
            selectors.add(workload.path("spec").path("selector").path("matchLabels"));
        }
        selectors.forEach(selector -> require(
                ReferencesCheck.hasLabels(Manifests.podLabels(workload), selector),
                "selects pods that it does not make: " + selector));
    }

    private void account() {
        String account = pod.path("serviceAccountName").asText();
        require(manifests.find("ServiceAccount", account).isPresent(), "has no service account " + account);
    }

    private void volumes() {
        Set<String> names = new HashSet<>();
        for (JsonNode volume : pod.path("volumes")) {
            names.add(volume.path("name").asText());
            JsonNode secret = volume.path("secret");
            if (!secret.isMissingNode()) {
                require(
                        secrets.containsKey(secret.path("secretName").asText()),
                        "mounts the secret " + secret.path("secretName").asText() + ", which does not exist");
                for (JsonNode item : secret.path("items")) {
                    requireKey(
                            secret.path("secretName").asText(), item.path("key").asText());
                }
            }
            if (volume.has("configMap")) {
                String map = volume.path("configMap").path("name").asText();
                require(
                        manifests.find("ConfigMap", map).isPresent(),
                        "mounts the config map " + map + ", which does not exist");
            }
            if (volume.has("persistentVolumeClaim")) {
                String claim =
                        volume.path("persistentVolumeClaim").path("claimName").asText();
                require(
                        manifests.find("PersistentVolumeClaim", claim).isPresent(),
                        "mounts the claim " + claim + ", which does not exist");
            }
        }
        Set<String> mounted = Yaml.list(container.path("volumeMounts"))
                .map(mount -> mount.path("name").asText())
                .collect(Collectors.toSet());
        require(mounted.equals(names), "has the volumes " + names + " and mounts " + mounted);
    }

    private void variables() {
        Set<String> before = new HashSet<>();
        for (JsonNode source : container.path("envFrom")) {
            String map = source.path("configMapRef").path("name").asText();
            require(
                    manifests.find("ConfigMap", map).isPresent(),
                    "reads the config map " + map + ", which does not exist");
        }
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.path("valueFrom").path("secretKeyRef");
            if (!secret.isMissingNode()) {
                requireKey(secret.path("name").asText(), secret.path("key").asText());
            }
            JsonNode map = variable.path("valueFrom").path("configMapKeyRef");
            if (!map.isMissingNode()) {
                require(
                        manifests
                                .find("ConfigMap", map.path("name").asText())
                                .filter(object ->
                                        object.path("data").has(map.path("key").asText()))
                                .isPresent(),
                        "needs the key " + map.path("key").asText() + " of the config map "
                                + map.path("name").asText() + ", which does not exist");
            }
            Matcher used = VARIABLE.matcher(variable.path("value").asText());
            while (used.find()) {
                require(
                        before.contains(used.group(1)),
                        "uses the variable " + used.group(1) + ", which is not set before");
            }
            require(
                    before.add(variable.path("name").asText()),
                    "has the variable " + variable.path("name").asText() + " twice");
        }
    }

    private void values() {
        Map<String, JsonNode> volumes = new TreeMap<>();
        pod.path("volumes").forEach(volume -> volumes.put(volume.path("name").asText(), volume));
        manifests.environment(workload).forEach((name, value) -> {
            Addresses.in(value)
                    .forEach(address -> require(
                            addresses.exists(address), name + " has the address " + address + ", which is no service"));
            Matcher path = PATH.matcher(value);
            if (path.find() && !NOT_A_FILE.contains(name)) {
                requireFile(volumes, name, path.group(1));
            }
        });
    }

    private void requireFile(Map<String, JsonNode> volumes, String variable, String path) {
        for (JsonNode mount : container.path("volumeMounts")) {
            String mountPath = mount.path("mountPath").asText();
            if (path.equals(mountPath) || path.startsWith(mountPath + "/")) {
                JsonNode secret = volumes.getOrDefault(mount.path("name").asText(), MissingNode.getInstance())
                        .path("secret");
                if (!secret.isMissingNode()) {
                    Set<String> files = secret.has("items")
                            ? Set.copyOf(secret.path("items").findValuesAsText("path"))
                            : secrets.getOrDefault(secret.path("secretName").asText(), Set.of());
                    require(
                            files.contains(path.substring(mountPath.length() + 1)),
                            variable + " names the file " + path + ", which the secret has not");
                }
                return;
            }
        }
        require(false, variable + " names " + path + ", which is in no volume");
    }

    private void probes() {
        Set<String> ports = Set.copyOf(container.path("ports").findValuesAsText("name"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            for (JsonNode port : container.path(probe).findValues("port")) {
                require(
                        ports.contains(port.asText()),
                        probe + " asks the port " + port.asText() + ", which it has not");
            }
        }
    }

    private void requireKey(String secret, String key) {
        require(
                secrets.getOrDefault(secret, Set.of()).contains(key),
                "needs the key " + key + " of the secret " + secret + ", which does not exist");
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(Manifests.title(workload) + ": " + problem);
        }
    }
}
