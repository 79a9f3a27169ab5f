package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every field of an object is one that its kind has, with a value that the kind can have. The models of Kubernetes and Strimzi say so, and for
 * CloudNativePG, which publishes no models, a schema of the fields that we use.
 */
final class FieldsCheck {

    private static final Map<String, Class<?>> MODELS = Map.ofEntries(
            Map.entry("v1/Namespace", Namespace.class),
            Map.entry("v1/Service", Service.class),
            Map.entry("v1/ServiceAccount", ServiceAccount.class),
            Map.entry("v1/ConfigMap", ConfigMap.class),
            Map.entry("v1/Secret", Secret.class),
            Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("apps/v1/Deployment", Deployment.class),
            Map.entry("batch/v1/Job", Job.class),
            Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("networking.k8s.io/v1/Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
            Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
            Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
            Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class),
            Map.entry("kafka.strimzi.io/v1/KafkaUser", KafkaUser.class));

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "postgresql.cnpg.io/v1/Cluster", schema("cluster"),
            "postgresql.cnpg.io/v1/ScheduledBackup", schema("scheduled-backup"),
            "barmancloud.cnpg.io/v1/ObjectStore", schema("object-store"));

    /** The words of fields that the models of Kubernetes have as text. */
    private static final Map<String, Set<String>> WORDS = Map.of(
            "imagePullPolicy", Set.of("Always", "IfNotPresent", "Never"),
            "whenUnsatisfiable", Set.of("DoNotSchedule", "ScheduleAnyway"),
            "pathType", Set.of("Exact", "Prefix", "ImplementationSpecific"),
            "restartPolicy", Set.of("Always", "OnFailure", "Never"),
            "protocol", Set.of("TCP", "UDP", "SCTP"),
            "medium", Set.of("Memory"),
            "fsGroupChangePolicy", Set.of("OnRootMismatch", "Always"),
            "accessModes", Set.of("ReadWriteOnce", "ReadWriteMany", "ReadOnlyMany", "ReadWriteOncePod"),
            "policyTypes", Set.of("Ingress", "Egress"));

    /** Values that Strimzi's models read, and do not write. */
    private static final Set<String> DEFAULTS = Set.of("false", "literal");

    /** Unknown fields are an error, although the models would keep them. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return Boolean.FALSE;
                }
            })
            .build();

    private FieldsCheck() {}

    static List<String> problems(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        for (ObjectNode object : manifests.objects()) {
            String type = object.path("apiVersion").asText() + "/" + Manifests.kind(object);
            String title = Manifests.title(object);
            if (SCHEMAS.containsKey(type)) {
                SCHEMAS.get(type)
                        .validate(object.toString(), InputFormat.JSON)
                        .forEach(error -> problems.add(title + ": " + error));
            } else if (MODELS.containsKey(type)) {
                problems.addAll(problemsOfModel(object, MODELS.get(type)));
            } else {
                problems.add(title + ": there is no kind " + type);
            }
            WORDS.forEach((field, words) -> object.findValues(field)
                    .forEach(value -> (value.isArray() ? value.valueStream() : List.of(value).stream())
                            .map(JsonNode::asText)
                            .filter(word -> !words.contains(word))
                            .forEach(word -> problems.add(title + ": " + field + " cannot be " + word))));
        }
        return problems;
    }

    private static List<String> problemsOfModel(ObjectNode object, Class<?> model) {
        try {
            JsonNode understood = STRICT.valueToTree(STRICT.treeToValue(object, model));
            List<String> problems = new ArrayList<>();
            // Some models of Strimzi always write the version before v1. The version is checked above.
            ((ObjectNode) understood).set("apiVersion", object.path("apiVersion"));
            compare(Manifests.title(object) + ": ", "", object, understood, problems);
            return problems;
        } catch (JsonProcessingException unreadable) {
            return List.of(Manifests.title(object) + ": " + unreadable.getOriginalMessage());
        }
    }

    /** A model reads a word that an enumeration does not have as nothing. */
    private static void compare(
            String title, String path, JsonNode written, JsonNode understood, List<String> problems) {
        if (written.isObject()) {
            written.properties()
                    .forEach(field -> compare(
                            title,
                            path + "/" + field.getKey(),
                            field.getValue(),
                            understood.path(field.getKey()),
                            problems));
        } else if (written.isArray()) {
            for (int i = 0; i < written.size(); i++) {
                compare(title, path + "/" + i, written.path(i), understood.path(i), problems);
            }
        } else if (understood.isMissingNode() && DEFAULTS.contains(written.asText())) {
            // The models do not write a default.
            return;
        } else if (!written.asText().equals(understood.asText())) {
            problems.add(title + path + " cannot be " + written.asText());
        }
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("src/test/resources/" + name + ".schema.json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
