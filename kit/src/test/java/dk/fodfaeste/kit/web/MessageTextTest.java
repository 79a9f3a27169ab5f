package dk.fodfaeste.kit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class MessageTextTest {
    private static final String BROWSER = "text/html,*/*;q=0.8";

    @Test
    void a_field_of_the_form_has_its_faults_and_the_top_has_the_others_in_danish() {
        assertThat(get("fields", "da"))
                .isEqualTo("kolonnen name står to gange; er for lang: højst 10 tegn"
                        + "|En anden har ændret det, siden du åbnede siden. Åbn den igen, og se, hvad der står nu."
                        + "; Det findes ikke, eller du har ikke adgang til det."
                        + "; colour must be a list; skal udfyldes");
    }

    @Test
    void in_english_a_fault_at_the_top_begins_with_its_field() {
        assertThat(get("fields", "en"))
                .isEqualTo("occurs twice in the header; is longer than 10 characters"
                        + "|expectedVersion is 3, but the present version is 4; initiative there is no such initiative"
                        + "; colour must be a list; colour is blank");
    }

    @Test
    void the_detail_of_a_refusal_without_fields_is_at_the_top() {
        assertThat(get("detail", "da")).isEqualTo("|Du har slået for meget op på kort tid. Prøv igen om et øjeblik.");
        assertThat(get("detail", "en")).isEqualTo("|5 requests a minute; try again in 1 second.");
    }

    @Test
    void the_field_of_a_file_has_the_faults_within_the_file() {
        assertThat(get("within", "da")).isEqualTo("skal udfyldes; filen er tom|");
        assertThat(get("within", "en")).isEqualTo("is missing; header is missing|");
    }

    @Test
    void a_row_of_a_table_has_the_message_without_its_field() {
        assertThat(get("row", "da")).isEqualTo("Det findes ikke, eller du har ikke adgang til det.|skal udfyldes");
        assertThat(get("row", "en")).isEqualTo("there is no such initiative|is missing");
    }

    @Test
    void a_browser_gets_the_problem_in_its_language_and_a_program_in_english() {
        assertThat(problem(BROWSER, "da")).contains("Filen er ikke færdigbehandlet.");
        assertThat(problem(BROWSER, "en")).contains("The import is not done.");
        assertThat(problem("*/*", "da")).contains("\"detail\":\"The import is not done.\"");
    }

    private static String get(String path, String language) {
        return given().queryParam("language", language)
                .get("/refused-form/" + path)
                .asString();
    }

    private static String problem(String accepted, String language) {
        return given().accept(accepted)
                .queryParam("language", language)
                .get("/refused-form/problem")
                .asString();
    }
}
