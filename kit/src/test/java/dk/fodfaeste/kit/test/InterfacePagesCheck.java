package dk.fodfaeste.kit.test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares the pages of a service's interface with its OpenAPI document and its {@code messages.csv}. */
public final class InterfacePagesCheck {
    private static final List<String> OTHER_ROLES =
            List.of("consultant", "lead", "analyst", "steering", "register", "partner", "dpo", "service");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern LINK_ON_PAGE = Pattern.compile(" href=\"#([^\"]*)\"");
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]*)\"");

    private final String pages;
    private final String document;

    /** @param service such as {@code outcome-service} */
    public InterfacePagesCheck(String service) {
        this.pages = "/interfaces/" + service;
        this.document = "/api/v1/" + service + "/openapi";
    }

    /** Asserts that the pages show everything once, to whom may see it. */
    public void check() throws IOException {
        showsEachOperation();
        showsEachErrorCodeOnce();
        isOnlyForAdministratorsAndSubscribers();
        hasTheDocumentAsFiles();
    }

    private void showsEachOperation() throws IOException {
        JsonNode model = new ObjectMapper().readTree(get(document + "?format=json", "admin"));
        String contents = page(pages);
        int operations = 0;
        for (Map.Entry<String, JsonNode> path : model.get("paths").properties()) {
            String resource = path.getKey().split("/")[3];
            String page = page(pages + "/resources/" + resource);
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    operations++;
                    showsOperation(page, method, path.getKey(), operation.getValue());
                    assertThat(contents)
                            .contains("resources/" + resource + "#" + anchor(method, path.getKey()) + "\"")
                            .contains("<code><b>" + method + "</b> " + path.getKey() + "</code>");
                    showsSchemas(page, model, operation.getValue());
                }
            }
        }
        assertThat(operations).as("operations of " + document).isGreaterThan(20);
    }

    private static void showsOperation(String page, String method, String path, JsonNode operation) {
        String heading = "<code>" + method + " " + path + "</code></h2>";
        assertThat(page).contains("<h2 id=\"" + anchor(method, path) + "\"").containsOnlyOnce(heading);
        String section = page.substring(page.indexOf(heading), page.indexOf("</section>", page.indexOf(heading)));
        JsonNode roles = operation.path("security").path(0).path("SecurityScheme");
        assertThat(roles)
                .as("the document states the roles of %s %s", method, path)
                .isNotEmpty();
        roles.forEach(role -> assertThat(section).contains("<code>" + role.asText() + "</code>"));
        operation
                .path("parameters")
                .forEach(parameter -> assertThat(section)
                        .contains(
                                "<code>" + parameter.get("name").asText() + "</code> <span class=\"quiet\" lang=\"en\">"
                                        + parameter.get("in").asText()));
        operation.get("responses").properties().stream()
                .filter(answer -> !answer.getKey().equals("default"))
                .forEach(answer -> assertThat(section).contains("<th scope=\"row\">" + answer.getKey() + "</th>"));
    }

    private static String anchor(String method, String path) {
        return (method + path).replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** Each object that the operation names, except the problem document, is described with its fields. */
    private static void showsSchemas(String page, JsonNode model, JsonNode operation) {
        REFERENCE
                .matcher(operation.toString())
                .results()
                .map(found -> found.group(1))
                .forEach(name -> {
                    JsonNode fields = model.at("/components/schemas/" + name + "/properties");
                    if (!name.equals("ProblemDocument") && !fields.isMissingNode()) {
                        String heading = "id=\"schema-" + name + "\"";
                        assertThat(page).containsOnlyOnce(heading);
                        String table =
                                page.substring(page.indexOf(heading), page.indexOf("</table>", page.indexOf(heading)));
                        fields.properties()
                                .forEach(field -> assertThat(table)
                                        .as(name)
                                        .contains("<th scope=\"row\"><code>" + field.getKey() + "</code>"));
                    }
                });
    }

    private void showsEachErrorCodeOnce() {
        String page = page(pages + "/errors");
        assertThat(page).contains("id=\"schema-ProblemDocument\"", "id=\"schema-ProblemViolation\"");
        assertThat(ClasspathCsv.read("messages.csv").stream()
                        .map(line -> line.getField(0))
                        .filter(key -> !key.contains(":"))
                        .toList())
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(page).containsOnlyOnce("<th scope=\"row\"><code>" + key + "</code></th>"));
    }

    private void isOnlyForAdministratorsAndSubscribers() {
        areOnlyForAdministratorsAndSubscribers(
                List.of(pages, pages + "/errors", pages + "/openapi.json", pages + "/openapi.yaml"));
        assertThat(call(pages + "/resources/xyz", "admin").statusCode()).isEqualTo(404);
    }

    /** Asserts that these two roles see each page, and no other role does. */
    public static void areOnlyForAdministratorsAndSubscribers(List<String> addresses) {
        for (String address : addresses) {
            assertThat(call(address, "admin").statusCode()).as(address).isEqualTo(200);
            for (String role : OTHER_ROLES) {
                assertThat(call(address, role).statusCode())
                        .as(address + " as " + role)
                        .isEqualTo(403);
            }
            assertThat(given().auth()
                            .oauth2(TestStack.subscriberToken("subscriber1", List.of("fodfaeste.initiatives-v1")))
                            .get(address)
                            .statusCode())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    private void hasTheDocumentAsFiles() throws IOException {
        String json = get(document + "?format=json", "admin");
        assertThat(get(pages + "/openapi.json", "admin")).isEqualTo(json);
        assertThat(new YAMLMapper()
                        .readTree(get(pages + "/openapi.yaml", "admin"))
                        .get("paths")
                        .size())
                .isEqualTo(new ObjectMapper().readTree(json).get("paths").size());
    }

    /** The page without the places where a browser may break a line. Its identifiers are unique, and its links to itself lead somewhere. */
    private static String page(String address) {
        String page = get(address, "admin").replace("<wbr>", "");
        List<String> identifiers = found(ID, page);
        assertThat(identifiers).as(address).doesNotHaveDuplicates();
        assertThat(new HashSet<>(identifiers)).as(address).containsAll(found(LINK_ON_PAGE, page));
        return page;
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }

    private static String get(String address, String role) {
        Response response = call(address, role);
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.asString();
    }

    private static Response call(String address, String role) {
        return given().auth().oauth2(TestStack.token(role)).get(address);
    }
}
