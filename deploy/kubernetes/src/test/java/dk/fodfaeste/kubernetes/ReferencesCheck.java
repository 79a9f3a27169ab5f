package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every object and key that an object names exists. What the pods refer to is in {@link PodReferences}. */
final class ReferencesCheck {

    private static final String BOOTSTRAP_CERTIFICATE = "-cluster-ca-cert";

    private final Manifests manifests;
    private final Addresses addresses;
    private final Map<String, Set<String>> secrets;
    private final List<String> problems = new ArrayList<>();

    private ReferencesCheck(Manifests manifests) {
        this.manifests = manifests;
        this.addresses = new Addresses(manifests);
        this.secrets = secrets(manifests);
    }

    static List<String> problems(Manifests manifests) {
        ReferencesCheck check = new ReferencesCheck(manifests);
        check.services();
        check.ingresses();
        check.databases();
        check.kafka();
        check.problems.addAll(PodReferences.problems(manifests, check.secrets, check.addresses));
        return check.problems;
    }

    /** The keys of each secret: those of {@code secrets/}, those of the operators, and the certificate of the Ingress. */
    private static Map<String, Set<String>> secrets(Manifests manifests) {
        Map<String, Set<String>> secrets = new HashMap<>();
        manifests
                .filledSecrets()
                .forEach((name, secret) -> secrets.put(
                        name,
                        secret.path("stringData").properties().stream()
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet())));
        secrets.put("public-certificate", Set.of("tls.crt", "tls.key"));
        manifests.ofKind("Kafka").forEach(kafka -> {
            secrets.put(Manifests.name(kafka) + BOOTSTRAP_CERTIFICATE, Set.of("ca.crt", "ca.p12", "ca.password"));
            String prefix = kafka.path("spec")
                    .path("entityOperator")
                    .path("userOperator")
                    .path("secretPrefix")
                    .asText();
            manifests
                    .ofKind("KafkaUser")
                    .forEach(
                            user -> secrets.put(prefix + Manifests.name(user), Set.of("password", "sasl.jaas.config")));
        });
        manifests
                .ofKind("Cluster")
                .forEach(cluster -> secrets.put(Manifests.name(cluster) + "-ca", Set.of("ca.crt", "ca.key")));
        return secrets;
    }

    private void services() {
        manifests.ofKind("Service").forEach(service -> {
            JsonNode selector = service.path("spec").path("selector");
            List<ObjectNode> pods = manifests
                    .workloads()
                    .filter(workload -> hasLabels(Manifests.podLabels(workload), selector))
                    .toList();
            require(!pods.isEmpty(), service, "selects no pods");
            for (JsonNode port : service.path("spec").path("ports")) {
                String target = port.path("targetPort").asText();
                pods.forEach(pod -> require(
                        Yaml.list(Manifests.container(pod).path("ports"))
                                .anyMatch(open -> open.path("name").asText().equals(target)),
                        service,
                        "has a port with the target " + target + ", which " + Manifests.title(pod) + " has not"));
            }
        });
        manifests.ofKind("PodDisruptionBudget").forEach(budget -> {
            JsonNode selector = budget.path("spec").path("selector").path("matchLabels");
            require(
                    manifests.workloads().anyMatch(workload -> hasLabels(Manifests.podLabels(workload), selector)),
                    budget,
                    "selects no pods");
        });
    }

    static boolean hasLabels(JsonNode labels, JsonNode selector) {
        return !selector.isEmpty()
                && selector.properties().stream()
                        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private void ingresses() {
        Set<String> publicHosts = manifests
                .find("ConfigMap", "public-address")
                .map(settings -> settings.path("data").path("PUBLIC_HOST").asText())
                .map(Set::of)
                .orElse(Set.of());
        manifests.ofKind("Ingress").forEach(ingress -> {
            for (JsonNode backend : ingress.findValues("backend")) {
                String name = backend.path("service").path("name").asText();
                String port = Addresses.port(backend.path("service").path("port"));
                require(
                        addresses.exists(name, port),
                        ingress,
                        "sends to " + name + ":" + port + ", which is no service");
            }
            Set<String> hosts = new HashSet<>(ingress.findValuesAsText("host"));
            ingress.findValues("hosts").forEach(names -> names.forEach(name -> hosts.add(name.asText())));
            require(
                    hosts.equals(publicHosts),
                    ingress,
                    "has the hosts " + hosts + ", and PUBLIC_HOST is " + publicHosts);
            ingress.findValuesAsText("secretName").forEach(secret -> requireSecret(ingress, secret, "tls.crt"));
        });
    }

    private void databases() {
        manifests.ofKind("Cluster").forEach(cluster -> {
            JsonNode initdb = cluster.path("spec").path("bootstrap").path("initdb");
            requireUser(cluster, initdb.path("secret"), initdb.path("owner"));
            for (JsonNode role : cluster.path("spec").path("managed").path("roles")) {
                requireUser(cluster, role.path("passwordSecret"), role.path("name"));
            }
            for (JsonNode plugin : cluster.path("spec").path("plugins")) {
                String store =
                        plugin.path("parameters").path("barmanObjectName").asText();
                require(
                        manifests.find("ObjectStore", store).isPresent(),
                        cluster,
                        "backs up to the object store " + store + ", which does not exist");
            }
            require(
                    manifests
                            .ofKind("ScheduledBackup")
                            .anyMatch(backup -> backup.path("spec")
                                    .path("cluster")
                                    .path("name")
                                    .asText()
                                    .equals(Manifests.name(cluster))),
                    cluster,
                    "has no scheduled backup");
        });
        manifests.ofKind("ScheduledBackup").forEach(backup -> {
            String cluster = backup.path("spec").path("cluster").path("name").asText();
            require(
                    manifests.find("Cluster", cluster).isPresent(),
                    backup,
                    "backs up the cluster " + cluster + ", which does not exist");
        });
        manifests
                .ofKind("ObjectStore")
                .forEach(store -> Yaml.having(store, "key")
                        .forEach(reference -> requireSecret(
                                store,
                                reference.path("name").asText(),
                                reference.path("key").asText())));
    }

    /** CloudNativePG requires that the secret of a password names the user. */
    private void requireUser(ObjectNode cluster, JsonNode reference, JsonNode user) {
        String secret = reference.path("name").asText();
        requireSecret(cluster, secret, "password");
        ObjectNode filled = manifests.filledSecrets().get(secret);
        if (filled != null) {
            String name = filled.path("stringData").path("username").asText();
            require(
                    name.equals(user.asText()),
                    cluster,
                    "has the user " + user.asText() + ", and the secret " + secret + " is of " + name);
        }
    }

    private void kafka() {
        Set<String> topics = manifests.ofKind("KafkaTopic").map(Manifests::name).collect(Collectors.toSet());
        for (String kind : List.of("KafkaNodePool", "KafkaTopic", "KafkaUser")) {
            manifests.ofKind(kind).forEach(object -> {
                String cluster = object.path("metadata")
                        .path("labels")
                        .path("strimzi.io/cluster")
                        .asText();
                require(
                        manifests.find("Kafka", cluster).isPresent(),
                        object,
                        "belongs to the Kafka " + cluster + ", which does not exist");
            });
        }
        manifests
                .ofKind("KafkaUser")
                .forEach(user -> user.findValues("resource").stream()
                        .filter(resource -> resource.path("type").asText().equals("topic"))
                        .map(resource -> resource.path("name").asText())
                        .forEach(topic -> require(
                                topics.contains(topic),
                                user,
                                "may use the topic " + topic + ", which does not exist")));
        int brokers = manifests
                .ofKind("KafkaNodePool")
                .filter(pool -> Yaml.list(pool.path("spec").path("roles"))
                        .anyMatch(role -> role.asText().equals("broker")))
                .mapToInt(pool -> pool.path("spec").path("replicas").asInt())
                .sum();
        manifests
                .ofKind("KafkaTopic")
                .forEach(topic -> require(
                        topic.path("spec").path("replicas").asInt() <= brokers,
                        topic,
                        "has more replicas than there are brokers"));
    }

    private void requireSecret(ObjectNode object, String secret, String key) {
        require(
                secrets.getOrDefault(secret, Set.of()).contains(key),
                object,
                "needs the key " + key + " of the secret " + secret + ", which does not exist");
    }

    private void require(boolean holds, ObjectNode object, String problem) {
        if (!holds) {
            problems.add(Manifests.title(object) + " " + problem);
        }
    }
}
