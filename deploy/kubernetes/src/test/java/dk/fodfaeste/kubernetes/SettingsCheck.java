package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The environment and the images are those that the services read and those of {@code docker-compose.yml}. */
final class SettingsCheck {

    /** Only here: the replica's address, the size of a database of its own, encryption; and parts of other values. */
    private static final Set<String> ADDED = Set.of(
            "POD_IP",
            "REPLICA_ADDRESS",
            "DATABASE_POOLS",
            "KAFKA_SSL_TRUSTSTORE_TYPE",
            "KAFKA_SSL_TRUSTSTORE_LOCATION",
            "PUBLIC_SCHEME",
            "PUBLIC_HOST",
            "TRUSTED_PROXIES");

    /** Only in docker-compose.yml: here a Service chooses among the replicas that are ready. */
    private static final Set<String> OMITTED = Set.of(
            "READINESS", "PARTICIPANT_SERVICE_REPLICAS", "OUTCOME_SERVICE_REPLICAS", "REPORTING_SERVICE_REPLICAS");

    /** Another value here: encrypted connections, other addresses and paths, the time until the proxy notices. */
    private static final Set<String> DIFFERENT = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "DATABASE_URL",
            "KC_DB_URL",
            "KEYS_FILE",
            "IMPORTS_DIR",
            "OIDC_ISSUER",
            "SHUTDOWN_DELAY");

    private static final Set<String> JVM = Set.of("JAVA_TOOL_OPTIONS", "POD_IP");

    private final Manifests manifests;
    private final Compose compose = Compose.FILE;
    private final List<String> problems = new ArrayList<>();

    private SettingsCheck(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> problems(Manifests manifests) {
        SettingsCheck check = new SettingsCheck(manifests);
        manifests.ofKind("Deployment").forEach(check::compareWithCompose);
        ServiceSettings.SERVICES.forEach(check::requiredSettings);
        check.versions();
        return check.problems;
    }

    private void requiredSettings(String service) {
        ObjectNode deployment = manifests.find("Deployment", service).orElse(null);
        if (deployment == null) {
            problems.add("There is no Deployment " + service);
            return;
        }
        Map<String, String> environment = manifests.environment(deployment);
        for (String variable : ServiceSettings.required(service)) {
            if (environment.getOrDefault(variable, "").isEmpty()) {
                problems.add("Deployment " + service + " does not set " + variable
                        + ", which the service reads and which has no default");
            }
        }
        for (String variable : environment.keySet()) {
            if (!JVM.contains(variable)
                    && !compose.environment(service).containsKey(variable)
                    && !ServiceSettings.isKnown(service, variable)) {
                problems.add("Deployment " + service + " sets " + variable + ", which the service does not read");
            }
        }
    }

    private void compareWithCompose(ObjectNode deployment) {
        String name = Manifests.name(deployment);
        if (!compose.has(name)) {
            problems.add("Deployment " + name + " is no service of docker-compose.yml");
            return;
        }
        Map<String, String> here = manifests.environment(deployment);
        Map<String, String> there = compose.environment(name);
        there.keySet().removeAll(OMITTED);
        Set<String> names = new TreeSet<>(here.keySet());
        names.removeIf(variable -> ADDED.contains(variable) && !there.containsKey(variable));
        if (!names.equals(there.keySet())) {
            Set<String> missing = new TreeSet<>(there.keySet());
            missing.removeAll(names);
            names.removeAll(there.keySet());
            problems.add("Deployment " + name + ": of the variables in docker-compose.yml, " + missing
                    + " are missing, and " + names + " are not in docker-compose.yml");
        }
        there.forEach((variable, value) -> {
            String present = here.getOrDefault(variable, value);
            if (!value.contains("${") && !DIFFERENT.contains(variable) && !value.equals(present)) {
                problems.add("Deployment " + name + ": " + variable + " is " + present + ", and in docker-compose.yml "
                        + value);
            }
            if (isSecret(variable) && !present.startsWith("secret ")) {
                if (here.containsKey(variable)) {
                    problems.add("Deployment " + name + ": " + variable + " does not come from a secret");
                }
            }
        });
        String image = Manifests.container(deployment).path("image").asText();
        String expected = compose.image(name);
        boolean isOurs = expected.startsWith("fodfaeste/");
        if (isOurs ? !image.endsWith("/" + expected) : !image.equals(expected)) {
            problems.add("Deployment " + name + " has the image " + image + ", and docker-compose.yml " + expected);
        }
    }

    private static boolean isSecret(String variable) {
        return variable.endsWith("PASSWORD") || variable.endsWith("SECRET") || variable.endsWith("JAAS_CONFIG");
    }

    private void versions() {
        String kafka = compose.image("kafka").split(":")[1];
        manifests.ofKind("Kafka").forEach(object -> {
            String version = object.path("spec").path("kafka").path("version").asText();
            if (!version.equals(kafka)) {
                problems.add("Kafka has version " + version + ", and in docker-compose.yml " + kafka);
            }
        });
        String postgresql = compose.image("postgresql").split(":")[1];
        manifests.ofKind("Job").forEach(job -> {
            String image = Manifests.container(job).path("image").asText();
            if (!image.contains("/postgresql:" + postgresql + "-") && !image.endsWith("-kafka-" + kafka)) {
                problems.add(Manifests.title(job) + " has the image " + image + ", and docker-compose.yml " + postgresql
                        + " and " + kafka);
            }
        });
        manifests.ofKind("Cluster").forEach(cluster -> {
            String image = cluster.path("spec").path("imageName").asText();
            if (!image.contains(":" + postgresql + "-")) {
                problems.add(Manifests.title(cluster) + " has the image " + image
                        + ", and PostgreSQL in docker-compose.yml" + " is " + postgresql);
            }
        });
    }
}
