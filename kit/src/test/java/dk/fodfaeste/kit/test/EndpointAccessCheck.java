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
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Walks every address of a service's OpenAPI document as every role, once to what is the caller's own and once to what is not. An address
 * that is in the document and not in the table of rules fails, and so does a rule without an address.
 */
public final class EndpointAccessCheck {

    private static final List<String> ROLES =
            List.of("consultant", "lead", "analyst", "steering", "register", "dpo", "records", "admin", "service");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final String service;
    private final Map<String, Set<String>> rules = new LinkedHashMap<>();
    private final Set<String> scoped = new HashSet<>();
    private final String initiative;
    private final Map<String, String> own;
    private final Map<String, String> foreign;

    /**
     * @param table a line for each address: {@code GET /api/v1/enrolments/{id} | consultant lead}, and {@code | everywhere} behind it
     *     where it is open to these roles whatever initiatives they reach
     * @param initiative the only one that the callers reach
     * @param own what stands for the names in braces within that initiative, by name; {@code name as role} where one role has another
     * @param foreign the same within another initiative
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
            rules.put(
                    endpoint,
                    Arrays.stream(parts[1].strip().split(" "))
                            .filter(role -> !role.isEmpty())
                            .collect(Collectors.toSet()));
        });
    }

    public void walk() throws SQLException {
        assertThat(documented())
                .as("addresses in the OpenAPI document of " + service)
                .isEqualTo(new TreeSet<>(rules.keySet()));
        for (Map.Entry<String, Set<String>> rule : rules.entrySet()) {
            assertThat(call(given(), rule.getKey(), "", own).statusCode())
                    .as(rule.getKey())
                    .isEqualTo(401);
            try (Connection trail = TestStack.asOwner()) {
                for (String role : ROLES) {
                    walk(rule.getKey(), role, rule.getValue().contains(role), trail);
                }
            }
        }
    }

    private void walk(String endpoint, String role, boolean mayEnter, Connection trail) throws SQLException {
        String who = role + " at " + endpoint;
        long before = written(trail);
        int status = call(as(role), endpoint, role, own).statusCode();
        if (mayEnter) {
            assertThat(status).as(who).isNotIn(401, 403, 404, 500, 501, 502, 503);
        } else {
            assertThat(status).as(who).isEqualTo(403);
        }
        assertThat(written(trail)).as("written down: " + who).isGreaterThan(before);

        if (mayEnter && scoped.contains(endpoint)) {
            int elsewhere = call(as(role), endpoint, role, foreign).statusCode();
            assertThat(elsewhere).as(who + ", elsewhere").isIn(400, 404);
        }
    }

    private RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role, role + "1", initiative));
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

    private Set<String> documented() {
        Map<String, Map<String, Object>> paths = given().auth()
                .oauth2(TestStack.token("dpo"))
                .accept("application/json")
                .get("/api/v1/" + service + "/openapi?format=json")
                .path("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().stream()
                .filter(METHODS::contains)
                .filter(method -> path.startsWith("/api/"))
                .forEach(method -> endpoints.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return endpoints;
    }

    private static long written(Connection trail) throws SQLException {
        try (Statement sql = trail.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from audit_trail")) {
            row.next();
            return row.getLong(1);
        }
    }
}
