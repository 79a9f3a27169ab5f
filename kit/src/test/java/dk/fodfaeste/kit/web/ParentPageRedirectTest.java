package dk.fodfaeste.kit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class ParentPageRedirectTest {
    private static final String FORM_ONLY = "/form-of-a-test/careless";

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    @Test
    void whoever_chooses_a_language_where_only_forms_are_taken_comes_to_the_page_above() {
        Response answer = browser().get(FORM_ONLY + "?of=it&language=en");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/form-of-a-test?of=it&language=en");
        assertThat(browser().get(FORM_ONLY + "/deeper?language=en").header("Location"))
                .endsWith(FORM_ONLY + "?language=en");
    }

    @Test
    void a_page_that_is_there_stays_and_where_none_is_above_that_is_said() {
        assertThat(browser().get("/form-of-a-test?language=en").statusCode()).isEqualTo(200);
        assertThat(browser().get("/form-of-a-test/nobody?language=en").statusCode())
                .isEqualTo(404);
        Response nowhere = browser().get("/nowhere?language=en");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.asString()).contains("There is no such page");
    }

    @Test
    void programs_and_whoever_chooses_nothing_are_told_what_is_wrong() {
        assertThat(browser().get(FORM_ONLY).statusCode()).isEqualTo(405);
        assertThat(browser().delete(FORM_ONLY + "?language=en").statusCode()).isEqualTo(405);
        Response program = given().redirects().follow(false).get(FORM_ONLY + "?language=en");
        assertThat(program.statusCode()).isEqualTo(405);
        assertThat(program.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(browser()
                        .auth()
                        .oauth2(TestStack.token("lead"))
                        .get("/api/v1/door?language=en")
                        .statusCode())
                .isBetween(400, 405);
    }
}
