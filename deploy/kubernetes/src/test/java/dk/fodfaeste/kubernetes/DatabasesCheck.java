package dk.fodfaeste.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Each database has the users and rights of {@code deploy/postgresql/databases.sql} and the settings of {@code docker-compose.yml}, and enough
 * connections for the replicas of its service.
 */
final class DatabasesCheck {

    private static final Pattern URL =
            Pattern.compile("jdbc:postgresql://([a-z-]+)-rw:5432/([a-z]+)\\?sslmode=verify-full&sslrootcert=.*");
    private static final int RESERVED = 3;
    private static final int POOL_SIZE = 10;

    private final Manifests manifests;
    private final List<String> problems = new ArrayList<>();

    private DatabasesCheck(Manifests manifests) {
        this.manifests = manifests;
    }

    static List<String> problems(Manifests manifests) {
        DatabasesCheck check = new DatabasesCheck(manifests);
        manifests.ofKind("Deployment").forEach(check::connection);
        manifests.ofKind("Cluster").forEach(check::rights);
        manifests.ofKind("Cluster").forEach(check::parameters);
        return check.problems;
    }

    private void connection(ObjectNode deployment) {
        Map<String, String> environment = manifests.environment(deployment);
        String url = environment.getOrDefault("DATABASE_URL", environment.getOrDefault("KC_DB_URL", ""));
        if (url.isEmpty()) {
            return;
        }
        Matcher matcher = URL.matcher(url);
        ObjectNode cluster =
                matcher.matches() ? manifests.find("Cluster", matcher.group(1)).orElse(null) : null;
        if (cluster == null) {
            problems.add(Manifests.title(deployment) + " has no verified connection to a database: " + url);
            return;
        }
        JsonNode initdb = cluster.path("spec").path("bootstrap").path("initdb");
        require(
                initdb.path("database").asText().equals(matcher.group(2)),
                deployment,
                "uses another database than the one of the cluster");
        if (environment.containsKey("DATABASE_URL")) {
            JsonNode role = cluster.path("spec").path("managed").path("roles").path(0);
            requireUser(
                    deployment,
                    environment,
                    "DATABASE_USER",
                    "DATABASE_PASSWORD",
                    role.path("name"),
                    role.path("passwordSecret"));
            requireUser(
                    deployment,
                    environment,
                    "DATABASE_OWNER",
                    "DATABASE_OWNER_PASSWORD",
                    initdb.path("owner"),
                    initdb.path("secret"));
            int replicas = deployment.path("spec").path("replicas").asInt();
            int surge = deployment
                    .path("spec")
                    .path("strategy")
                    .path("rollingUpdate")
                    .path("maxSurge")
                    .asInt();
            int pools = Integer.parseInt(environment.getOrDefault("DATABASE_POOLS", "0"));
            int connections = cluster.path("spec")
                    .path("postgresql")
                    .path("parameters")
                    .path("max_connections")
                    .asInt();
            require(
                    pools >= replicas + surge,
                    deployment,
                    "has DATABASE_POOLS=" + pools + ", and up to " + (replicas + surge) + " replicas");
            require(
                    pools * POOL_SIZE <= connections - RESERVED,
                    deployment,
                    "may need more connections than max_connections");
        }
    }

    private void requireUser(
            ObjectNode deployment,
            Map<String, String> environment,
            String user,
            String password,
            JsonNode name,
            JsonNode secret) {
        require(
                name.asText().equals(environment.get(user)),
                deployment,
                user + " is not the user " + name.asText() + " of the database");
        require(
                ("secret " + secret.path("name").asText() + "/password").equals(environment.get(password)),
                deployment,
                password + " is not the password of " + name.asText());
    }

    /** The statements that name this database or its users. */
    private void rights(ObjectNode cluster) {
        JsonNode initdb = cluster.path("spec").path("bootstrap").path("initdb");
        String database = initdb.path("database").asText();
        Set<String> expected = new TreeSet<>();
        for (String statement : statements()) {
            String lower = statement.toLowerCase(Locale.ROOT);
            if (lower.startsWith("revoke all on database ")) {
                expected.add("revoke all on database " + database + " from public");
            } else if (lower.matches("(?s)(grant|alter default).*\\b" + database + "(_owner|_service)\\b.*")) {
                expected.add(statement);
            }
        }
        Set<String> present = Yaml.list(initdb.path("postInitApplicationSQL"))
                .map(JsonNode::asText)
                .filter(statement -> !statement.startsWith("create role"))
                .collect(Collectors.toCollection(TreeSet::new));
        require(present.equals(expected), cluster, "has the rights " + present + ", and databases.sql " + expected);
        Set<String> created = Yaml.list(initdb.path("postInitApplicationSQL"))
                .map(JsonNode::asText)
                .filter(statement -> statement.startsWith("create role "))
                .map(statement -> statement.substring("create role ".length()))
                .collect(Collectors.toSet());
        Set<String> managed = Yaml.list(cluster.path("spec").path("managed").path("roles"))
                .map(role -> role.path("name").asText())
                .collect(Collectors.toSet());
        require(created.equals(managed), cluster, "creates the roles " + created + " and manages " + managed);
        require(
                initdb.path("postInitSQL")
                        .path(0)
                        .asText()
                        .equals("revoke all on database postgres, template1 from public"),
                cluster,
                "has databases of PostgreSQL itself that every role may connect to");
    }

    private static List<String> statements() {
        return ServiceSettings.read("deploy/postgresql/databases.sql")
                .lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("\\") && !line.isBlank())
                .map(line -> line.strip().replaceAll(";$", ""))
                .toList();
    }

    private void parameters(ObjectNode cluster) {
        JsonNode parameters = cluster.path("spec").path("postgresql").path("parameters");
        Compose.FILE
                .databaseParameters()
                .forEach((name, value) -> require(
                        parameters.path(name).asText().equals(value),
                        cluster,
                        "has " + name + "=" + parameters.path(name).asText() + ", and in docker-compose.yml it is "
                                + value));
        int instances = cluster.path("spec").path("instances").asInt();
        boolean isSynchronous = cluster.path("spec").path("postgresql").has("synchronous");
        require(instances == 1 || isSynchronous, cluster, "has standbys that may lack an acknowledged commit");
        require(instances > 1 || !isSynchronous, cluster, "waits for a standby that it does not have");
    }

    private void require(boolean holds, ObjectNode object, String problem) {
        if (!holds) {
            problems.add(Manifests.title(object) + ": " + problem);
        }
    }
}
