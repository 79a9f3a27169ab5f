package dk.fodfaeste.reporting.about;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operating organisation that has entered all settings. */
@QuarkusTest
@TestProfile(InstallationTest.FilledIn.class)
class InstallationTest {

    public static final class FilledIn implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "fodfaeste.about.organisation", "Prøve Kommune",
                    "fodfaeste.about.accessibility-statement", "https://www.was.digst.dk/prove-dk?a=1&b=2",
                    "fodfaeste.about.accessibility-contact", "33 66 00 00 eller <web@prove.example>",
                    "fodfaeste.about.accessibility-reviewed-on", "2026-03-09",
                    "fodfaeste.about.data-protection-contact", "dpo@prove.example",
                    "fodfaeste.about.privacy-notice", "https://prove.example/borger");
        }
    }

    private static String get(String path) {
        return given().get(path).then().statusCode(200).extract().asString();
    }

    @Test
    void the_pages_say_what_the_organisation_entered() {
        assertThat(get("/was"))
                .contains(
                        "<p>Prøve Kommune</p>",
                        "href=\"https://www.was.digst.dk/prove-dk?a=1&amp;b=2\"",
                        "33 66 00 00 eller &lt;web@prove.example&gt;",
                        "senest gennemgået 9. marts 2026.")
                .doesNotContain("Ikke udfyldt");
        assertThat(get("/data-handling"))
                .contains("<p>Prøve Kommune</p>", "dpo@prove.example", "href=\"https://prove.example/borger\"")
                .doesNotContain("Ikke udfyldt");
    }
}
