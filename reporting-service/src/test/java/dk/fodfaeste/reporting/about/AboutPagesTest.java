package dk.fodfaeste.reporting.about;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that the footer links. The settings of the operating organisation are missing, except its name. */
@QuarkusTest
class AboutPagesTest {
    private static final List<String> PAGES = List.of("/user-guide", "/data-handling", "/was");

    private static Response get(String path) {
        return given().get(path).then().statusCode(200).extract().response();
    }

    @ParameterizedTest
    @CsvSource({
        "/was, Tilgængelighedserklæring, Accessibility statement",
        "/data-handling, Sådan behandles oplysninger, How data are handled",
        "/user-guide, Brugervejledning, The guide is available in Danish only."
    })
    void they_are_read_without_sign_in_and_in_both_languages(String path, String danish, String english)
            throws Exception {
        assertThat(get(path).asString()).contains("<h1>" + danish + "</h1>");
        assertThat(get(path + "?language=en").asString()).contains(english);
        assertThat(Browser.of("partner").get(path).body()).contains("<h1>" + danish + "</h1>", "partner1");
    }

    @Test
    void the_footer_of_every_page_links_them() throws Exception {
        for (String page : List.of("/", "/was", "/signed-out")) {
            String body = Browser.of("lead").get(page).body();
            String footer = body.substring(body.indexOf("<footer>"));
            assertThat(PAGES).allSatisfy(path -> assertThat(footer).contains("href=\"" + path + "\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACCESSIBILITY_STATEMENT",
                "ACCESSIBILITY_CONTACT",
                "ACCESSIBILITY_REVIEWED_ON",
                "DATA_PROTECTION_CONTACT",
                "PRIVACY_NOTICE"
            })
    void a_missing_fact_is_named_with_its_setting(String setting) {
        assertThat(get("/was").asString() + get("/data-handling").asString())
                .containsPattern("<b>Ikke udfyldt:</b> [^(]+\\(<code>" + setting + "</code>\\)");
    }

    @Test
    void the_guide_has_the_pictures_of_the_document() {
        List<String> pictures = Pattern.compile("<img src=\"([^\"]+)\" alt=\"([^\"]+)\"")
                .matcher(get("/user-guide").asString())
                .results()
                .filter(picture -> !picture.group(2).isBlank())
                .map(picture -> picture.group(1))
                .toList();
        assertThat(pictures)
                .hasSizeGreaterThan(3)
                .allSatisfy(picture -> assertThat(get(picture).contentType()).isEqualTo("image/png"));
    }

    @Test
    void html_in_the_guide_is_shown_as_text() {
        assertThat(UserGuide.html("# A\n<b>x</b> ![Et](images/a.png)"))
                .isEqualTo("<h1>A</h1>\n<p>&lt;b&gt;x&lt;/b&gt; <img src=\"/assets/guide/a.png\" alt=\"Et\" /></p>\n");
    }
}
