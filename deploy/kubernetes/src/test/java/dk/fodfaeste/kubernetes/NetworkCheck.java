package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The network policies allow, at both ends, what the environment of the pods, the routing table of the proxy and {@code access.csv} need, and
 * nothing else among the pods. Peers outside the namespace (Ingress controller, operators, providers) are not compared.
 */
final class NetworkCheck {

    private static final Pattern ROUTED = Pattern.compile("(?m)^\\s*vars (?:@\\S+ )?service (\\S+)$");

    private final Manifests manifests;
    private final String caddyfile;
    /** The labels of the pods, by name of the workload, database or cluster of Kafka. */
    private final Map<String, JsonNode> pods = new LinkedHashMap<>();

    private final Map<String, Set<Integer>> ports = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private NetworkCheck(Manifests manifests) {
        this.manifests = manifests;
        this.caddyfile = manifests
                .find("ConfigMap", "caddyfile")
                .map(map -> map.path("data").path("Caddyfile").asText())
                .orElse("");
        manifests.workloads().forEach(workload -> {
            Set<Integer> open = new HashSet<>();
            Manifests.container(workload)
                    .path("ports")
                    .forEach(port -> open.add(port.path("containerPort").asInt()));
            add(Manifests.name(workload), Manifests.podLabels(workload), open);
        });
        manifests
                .ofKind("Cluster")
                .forEach(cluster ->
                        add(Manifests.name(cluster), label("cnpg.io/cluster", Manifests.name(cluster)), Set.of(5432)));
        manifests
                .ofKind("Kafka")
                .forEach(kafka -> add("kafka", label("strimzi.io/cluster", Manifests.name(kafka)), Set.of(9093)));
    }

    static List<String> problems(Manifests manifests) {
        NetworkCheck check = new NetworkCheck(manifests);
        Set<String> needed = check.needed();
        for (String from : check.pods.keySet()) {
            for (String to : check.pods.keySet()) {
                for (int port : check.ports.get(to)) {
                    check.compare(needed, from, to, port);
                }
            }
        }
        check.denied();
        check.selectors();
        return check.problems;
    }

    private void add(String name, JsonNode labels, Set<Integer> open) {
        pods.put(name, labels);
        ports.put(name, open);
    }

    private static ObjectNode label(String key, String value) {
        return JsonNodeFactory.instance.objectNode().put(key, value);
    }

    private static String connection(String from, String to, int port) {
        return from + " to " + to + ":" + port;
    }

    private Set<String> needed() {
        Set<String> needed = new HashSet<>();
        manifests.workloads().forEach(workload -> {
            String from = Manifests.name(workload);
            Map<String, String> environment = manifests.environment(workload);
            environment
                    .values()
                    .forEach(value -> Addresses.in(value)
                            .forEach(address -> needed.add(
                                    connection(from, target(address.name()), Integer.parseInt(address.port())))));
            if (environment.containsKey("REPLICA_ADDRESS")) {
                needed.add(connection(from, from, 8080));
            }
        });
        Matcher routed = ROUTED.matcher(caddyfile);
        while (routed.find()) {
            needed.add(connection("proxy", routed.group(1), 8080));
        }
        KafkaManifests.applications().forEach(application -> needed.add(connection(application, "kafka", 9093)));
        manifests.ofKind("Cluster").map(Manifests::name).forEach(name -> needed.add(connection(name, name, 5432)));
        return needed;
    }

    /** The pods behind a Service: ours have its name; the operators append to theirs. */
    private static String target(String service) {
        return service.endsWith("-kafka-bootstrap") ? "kafka" : service.replaceAll("-(rw|ro|r)$", "");
    }

    private void compare(Set<String> needed, String from, String to, int port) {
        boolean isNeeded = needed.contains(connection(from, to, port));
        boolean leaves = allows("Egress", "egress", "to", pods.get(from), pods.get(to), port);
        boolean enters = allows("Ingress", "ingress", "from", pods.get(to), pods.get(from), port);
        if (isNeeded && !leaves) {
            problems.add("No NetworkPolicy lets " + connection(from, to, port) + " leave");
        }
        if (isNeeded && !enters) {
            problems.add("No NetworkPolicy lets " + connection(from, to, port) + " enter");
        }
        if (!isNeeded && leaves) {
            problems.add("A NetworkPolicy lets " + connection(from, to, port) + " leave, which nothing needs");
        }
        if (!isNeeded && enters) {
            problems.add("A NetworkPolicy lets " + connection(from, to, port) + " enter, which nothing needs");
        }
    }

    private void denied() {
        boolean isDenied = manifests
                .ofKind("NetworkPolicy")
                .map(policy -> policy.path("spec"))
                .anyMatch(spec -> spec.path("podSelector").isEmpty()
                        && spec.path("policyTypes").size() == 2);
        if (!isDenied) {
            problems.add("No NetworkPolicy denies everything that the others do not allow");
        }
    }

    /** Whether the policies of the pods with the labels {@code own} allow the peer. Without any policy everything is allowed. */
    private boolean allows(String type, String rules, String side, JsonNode own, JsonNode peer, int port) {
        List<ObjectNode> policies = manifests
                .ofKind("NetworkPolicy")
                .filter(policy -> Yaml.list(policy.path("spec").path("policyTypes"))
                        .anyMatch(word -> word.asText().equals(type)))
                .filter(policy -> selects(policy.path("spec").path("podSelector"), own))
                .toList();
        return policies.isEmpty()
                || policies.stream()
                        .flatMap(policy -> Yaml.list(policy.path("spec").path(rules)))
                        .filter(rule -> Yaml.list(rule.path("ports"))
                                .anyMatch(open -> open.path("port").asInt() == port
                                        && open.path("protocol").asText("TCP").equals("TCP")))
                        .flatMap(rule -> Yaml.list(rule.path(side)))
                        .anyMatch(other -> other.has("podSelector") && selects(other.path("podSelector"), peer));
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        boolean matches = selector.path("matchLabels").properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!expression.path("operator").asText().equals("In")) {
                throw new ManifestException("The tests know the operator In only, not "
                        + expression.path("operator").asText());
            }
            JsonNode value = labels.path(expression.path("key").asText());
            matches &= Yaml.list(expression.path("values")).anyMatch(value::equals);
        }
        return matches;
    }

    /** A policy that selects no pods, or a peer that is none, is a typing error. The operators' own pods have labels of theirs. */
    private void selectors() {
        manifests
                .ofKind("NetworkPolicy")
                .forEach(policy -> policy.findValues("podSelector").stream()
                        .filter(selector -> !selector.toString().contains("strimzi.io/name"))
                        .filter(selector -> pods.values().stream().noneMatch(labels -> selects(selector, labels)))
                        .forEach(selector -> problems.add(Manifests.title(policy) + " selects no pods: " + selector)));
    }
}
