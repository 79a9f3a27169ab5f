package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the standard {@code restricted} of Kubernetes and we ask of every pod. */
final class HardeningCheck {

    /** The program file of Caddy needs it. */
    private static final Map<String, Set<String>> CAPABILITIES = Map.of("proxy", Set.of("NET_BIND_SERVICE"));

    private static final String TRUE = "true";
    private static final String FALSE = "false";

    private final ObjectNode workload;
    private final List<String> problems = new ArrayList<>();

    private HardeningCheck(ObjectNode workload) {
        this.workload = workload;
    }

    static List<String> problems(Manifests manifests) {
        List<String> problems = new ArrayList<>();
        manifests.workloads().forEach(workload -> {
            HardeningCheck check = new HardeningCheck(workload);
            check.pod();
            check.container();
            if (Manifests.kind(workload).equals("Deployment")) {
                check.probes();
                check.disruption(manifests);
            }
            problems.addAll(check.problems);
        });
        manifests
                .ofKind("ServiceAccount")
                .filter(account ->
                        !account.path("automountServiceAccountToken").asText().equals(FALSE))
                .forEach(account -> problems.add(Manifests.title(account) + " mounts its token"));
        return problems;
    }

    private void pod() {
        JsonNode pod = Manifests.pod(workload);
        require(pod.path("automountServiceAccountToken"), FALSE, "mounts the token of its account");
        require(pod.path("enableServiceLinks"), FALSE, "has a variable for each Service");
        JsonNode security = pod.path("securityContext");
        require(security.path("runAsNonRoot"), TRUE, "may run as root");
        require(security.path("seccompProfile").path("type"), "RuntimeDefault", "has no seccomp profile");
        require(security.path("runAsUser").asInt() > 0, "has no user");
        boolean hasClaim =
                !pod.path("volumes").findParents("persistentVolumeClaim").isEmpty();
        require(!hasClaim || security.path("fsGroup").asInt() > 0, "has a volume without a group that may write it");
    }

    private void container() {
        JsonNode container = Manifests.container(workload);
        JsonNode security = container.path("securityContext");
        String name = Manifests.name(workload);
        require(security.path("allowPrivilegeEscalation"), FALSE, "may gain privileges");
        require(security.path("readOnlyRootFilesystem"), TRUE, "has a writable root file system");
        require(security.path("capabilities").path("drop").path(0), "ALL", "keeps capabilities");
        Set<String> added = Yaml.list(security.path("capabilities").path("add"))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        require(added.equals(CAPABILITIES.getOrDefault(name, Set.of())), "adds the capabilities " + added);
        JsonNode resources = container.path("resources");
        require(resources.path("requests").has("cpu"), "requests no processor time");
        require(
                resources
                        .path("limits")
                        .path("memory")
                        .asText("none")
                        .equals(resources.path("requests").path("memory").asText()),
                "has another limit of memory than it requests");
        require(!container.path("image").asText().matches(".*:latest|[^:]+"), "has an image without a version");
    }

    private void probes() {
        JsonNode container = Manifests.container(workload);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            require(container.has(probe), "has no " + probe);
        }
        if (ServiceSettings.SERVICES.contains(Manifests.name(workload))) {
            require(
                    container.path("readinessProbe").path("httpGet").path("path"),
                    "/q/health/ready",
                    "asks another path for readiness");
            require(
                    container.path("livenessProbe").path("httpGet").path("path"),
                    "/q/health/live",
                    "asks another path for life");
            require(
                    container.path("startupProbe").path("httpGet").path("path"),
                    "/q/health/live",
                    "asks another path at the start");
        }
    }

    /** A Deployment with several replicas stays available while nodes are emptied, and is on several of them. */
    private void disruption(Manifests manifests) {
        if (workload.path("spec").path("replicas").asInt() > 1) {
            require(
                    manifests
                            .find("PodDisruptionBudget", Manifests.name(workload))
                            .isPresent(),
                    "has no budget of disruptions");
            require(Manifests.pod(workload).has("topologySpreadConstraints"), "is not spread over nodes");
            require(
                    workload.path("spec").path("strategy").path("rollingUpdate").path("maxUnavailable"),
                    "0",
                    "has fewer replicas during an update");
        }
    }

    private void require(JsonNode value, String expected, String problem) {
        require(value.asText().equals(expected), problem);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(Manifests.title(workload) + " " + problem);
        }
    }
}
