package dk.fodfaeste.reporting.interfaces;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.classpath.ClasspathCsv;
import dk.fodfaeste.kit.test.DocumentedEvents;
import dk.fodfaeste.kit.test.InterfacePagesCheck;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventPagesTest {
    private static final String EVENTS = "/interfaces/events";
    private static final Pattern FILE = Pattern.compile("href=\"(" + EVENTS + "/[^\"]+)\"");

    @Test
    void the_page_shows_each_topic_with_its_types_headers_writers_and_readers() {
        String page = page();
        ClasspathCsv.read("topics.csv").forEach(line -> {
            String topic = line.getField(0);
            String section = section(page, topic);
            assertThat(DocumentedEvents.types(topic))
                    .allSatisfy(type ->
                            assertThat(section).containsOnlyOnce("<th scope=\"row\"><code>" + type + "</code></th>"));
            assertThat(DocumentedEvents.headers(topic))
                    .allSatisfy(header -> assertThat(page).contains("<th scope=\"row\"><code>" + header + "</code>"));
            assertThat(section).contains("<code>" + topic + "</code></h2>");
            ClasspathCsv.read("access.csv").stream()
                    .filter(access -> access.getField(2).equals(topic))
                    .forEach(access -> assertThat(section).contains("<code>" + access.getField(0) + "</code>"));
        });
    }

    @Test
    void the_page_shows_each_field_of_each_schema_with_its_meaning_and_the_example() throws IOException {
        String page = page();
        List<String> schemas = files(page).stream()
                .filter(file -> file.endsWith(".schema.json"))
                .toList();
        assertThat(schemas).hasSize(9);
        for (String schema : schemas) {
            String name = schema.substring(EVENTS.length() + 1).replace(".schema.json", "");
            JsonNode document = new ObjectMapper().readTree(content(schema));
            String heading = "<h3><code>" + name + "</code></h3>";
            assertThat(page).containsOnlyOnce(heading);
            String section = page.substring(page.indexOf(heading), page.indexOf("</section>", page.indexOf(heading)));
            for (JsonNode fields : document.findValues("properties")) {
                fields.properties()
                        .forEach(field -> assertThat(section)
                                .as(name)
                                .contains("<th scope=\"row\"><code>" + field.getKey() + "</code>")
                                .contains("<span lang=\"en\">"
                                        + field.getValue().get("description").asText() + "</span>"));
            }
            assertThat(section.replace("&quot;", "\""))
                    .contains(content(schema.replace(".schema.", ".example.")).strip());
        }
    }

    @Test
    void each_file_can_be_downloaded() throws IOException {
        List<String> files = files(page());
        assertThat(files)
                .contains(EVENTS + "/asyncapi.yaml", EVENTS + "/topics.csv", EVENTS + "/access.csv")
                .hasSize(3 + 2 * 9);
        for (String file : files) {
            try (InputStream onClassPath = getClass().getResourceAsStream(file.substring(EVENTS.length()))) {
                assertThat(get(file, "admin").asByteArray()).as(file).isEqualTo(onClassPath.readAllBytes());
            }
        }
        assertThat(get(EVENTS + "/asyncapi.yaml", "admin").contentType()).startsWith("application/yaml");
    }

    @Test
    void no_other_file_of_the_class_path_can_be_downloaded() {
        assertThat(get(EVENTS + "/application.properties", "admin").statusCode())
                .isEqualTo(404);
        assertThat(get(EVENTS + "/messages.csv", "admin").statusCode()).isEqualTo(404);
    }

    @Test
    void only_administrators_and_subscribers_see_the_pages() {
        InterfacePagesCheck.areOnlyForAdministratorsAndSubscribers(
                List.of("/interfaces", EVENTS, EVENTS + "/asyncapi.yaml"));
    }

    @Test
    void only_administrators_and_subscribers_have_the_link_in_the_footer() {
        String link = "<a href=\"/interfaces\">";
        assertThat(get("/was", "admin").asString()).contains(link);
        assertThat(get("/was", "lead").asString()).doesNotContain(link);
        assertThat(given().get("/was").asString()).doesNotContain(link);
    }

    private static String section(String page, String topic) {
        int start = page.indexOf("<section aria-labelledby=\"" + topic + "\"");
        assertThat(start).as(topic).isPositive();
        return page.substring(start, page.indexOf("</section>", start));
    }

    private static List<String> files(String page) {
        return FILE.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String page() {
        Response page = get(EVENTS, "admin");
        assertThat(page.statusCode()).isEqualTo(200);
        return page.asString();
    }

    private static String content(String file) {
        return get(file, "admin").asString();
    }

    private static Response get(String address, String role) {
        return given().auth().oauth2(TestStack.token(role)).get(address);
    }
}
