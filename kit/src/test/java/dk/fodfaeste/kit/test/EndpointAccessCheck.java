package dk.fodfaeste.kit.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Calls every operation of a service's OpenAPI document with every role, inside and outside the caller's scope. Fails if an operation is not in the
 * table of rules, or a rule has no operation.
 */
public final class EndpointAccessCheck {

    private static final List<String> ROLES = List.of(
            "consultant",
            "lead",
            "analyst",
            "steering",
            "register",
            "dpo",
            "records",
            "admin",
            "partner",
            "subscriber",
            "service",
            "monitoring");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final String service;
    private final Map<String, Set<String>> rules = new LinkedHashMap<>();
    private final Set<String> scoped = new HashSet<>();
    private final Set<String> unscoped = new HashSet<>();
    private final String initiative;
    private final Map<String, String> own;
    private final Map<String, String> foreign;

    /**
     * @param table one line per operation: {@code GET /api/v1/enrolments/{id} | consultant lead}, with {@code | everywhere} at the end if the
     *     scope does not matter, and with {@code | all initiatives} if the caller must have every initiative in scope
     * @param initiative the only initiative in the callers' scope
     * @param own values of the path parameters in that initiative, by name; {@code name as role} for a value of one role
     * @param foreign values of the path parameters in another initiative
     */
    public EndpointAccessCheck(
            String service, String table, String initiative, Map<String, String> own, Map<String, String> foreign) {
        this.service = service;
        this.initiative = initiative;
        this.own = own;
        this.foreign = foreign;
        table.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|", -1);
            String endpoint = parts[0].strip().replaceAll(" +", " ");
            if (endpoint.contains("{") && parts.length == 2) {
                scoped.add(endpoint);
            }
            if (parts.length == 3 && parts[2].strip().equals("all initiatives")) {
                unscoped.add(endpoint);
            }
            rules.put(
                    endpoint,
                    Arrays.stream(parts[1].strip().split(" "))
                            .filter(role -> !role.isEmpty())
                            .collect(Collectors.toSet()));
        });
    }

    public void check() throws SQLException {
        assertThat(documented())
                .as("operations with their roles in the OpenAPI document of " + service)
                .isEqualTo(new TreeMap<>(rules));
        for (Map.Entry<String, Set<String>> rule : rules.entrySet()) {
            assertThat(call(given(), rule.getKey(), "", own).statusCode())
                    .as(rule.getKey())
                    .isEqualTo(401);
            try (Connection trail = TestStack.asOwner()) {
                for (String role : ROLES) {
                    check(rule.getKey(), role, rule.getValue().contains(role), trail);
                }
            }
        }
    }

    private void check(String endpoint, String role, boolean permitted, Connection trail) throws SQLException {
        String call = role + " at " + endpoint;
        long before = auditEntries(trail);
        if (permitted && unscoped.contains(endpoint)) {
            assertThat(call(as(role), endpoint, role, own).statusCode())
                    .as(call + ", with one initiative in scope; an empty body may be refused first")
                    .isIn(400, 403);
        }
        RequestSpecification caller = unscoped.contains(endpoint) ? withAllInitiatives(role) : as(role);
        int status = call(caller, endpoint, role, own).statusCode();
        if (permitted) {
            assertThat(status).as(call).isNotIn(401, 403, 404, 500, 501, 502, 503);
        } else {
            assertThat(status).as(call).isEqualTo(403);
        }
        assertThat(auditEntries(trail)).as("audited: " + call).isGreaterThan(before);

        if (permitted && scoped.contains(endpoint)) {
            int foreignStatus = call(as(role), endpoint, role, foreign).statusCode();
            assertThat(foreignStatus).as(call + ", foreign").isIn(400, 404);
        }
    }

    private static RequestSpecification withAllInitiatives(String role) {
        return given().auth().oauth2(TestStack.token(role));
    }

    private RequestSpecification as(String role) {
        String token = switch (role) {
            case "partner" ->
                TestStack.partnerToken(role + "1", "Sundhedsforvaltningen", List.of("INTERNSHIP"), initiative);
            case "subscriber" -> TestStack.subscriberToken(role + "1", List.of("fodfaeste.initiatives-v1"));
            default -> TestStack.token(role, role + "1", initiative);
        };
        return given().auth().oauth2(token);
    }

    private static Response call(RequestSpecification caller, String endpoint, String role, Map<String, String> names) {
        String[] parts = endpoint.split(" ");
        String address = parts[1];
        for (Map.Entry<String, String> name : names.entrySet()) {
            address = address.replace(
                    "{" + name.getKey() + "}", names.getOrDefault(name.getKey() + " as " + role, name.getValue()));
        }
        if (parts[0].equals("GET")) {
            return caller.get(address);
        }
        return caller.contentType(address.endsWith("/import") ? "text/csv" : "application/json")
                .body("{}")
                .request(parts[0], address);
    }

    private Map<String, Set<String>> documented() {
        Map<String, Map<String, Map<String, Object>>> paths = given().auth()
                .oauth2(TestStack.token("dpo"))
                .accept("application/json")
                .get("/api/v1/" + service + "/openapi?format=json")
                .path("paths");
        Map<String, Set<String>> endpoints = new TreeMap<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method ->
                        endpoints.put(method.toUpperCase(Locale.ROOT) + " " + path, roles(methods.get(method)))));
        return endpoints;
    }

    private static Set<String> roles(Map<String, Object> operation) {
        return ((List<?>) operation.getOrDefault("security", List.of()))
                .stream()
                        .flatMap(requirement -> ((Map<?, ?>) requirement).values().stream())
                        .flatMap(roles -> ((List<?>) roles).stream())
                        .map(String::valueOf)
                        .collect(Collectors.toSet());
    }

    private static long auditEntries(Connection trail) throws SQLException {
        try (Statement sql = trail.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from audit_trail")) {
            row.next();
            return row.getLong(1);
        }
    }
}
