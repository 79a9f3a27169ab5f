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
    private static final String FORM_ONLY = "/form-of-a-test/any-type";

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html,*/*;q=0.8");
    }

    @Test
    void a_language_switch_at_a_form_only_address_redirects_to_the_parent_page() {
        Response answer = browser().get(FORM_ONLY + "?of=it&language=en");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/form-of-a-test?of=it&language=en");
        assertThat(browser().get(FORM_ONLY + "/deeper?language=en").header("Location"))
                .endsWith(FORM_ONLY + "?language=en");
    }

    @Test
    void existing_pages_are_not_redirected_and_a_missing_parent_is_404() {
        assertThat(browser().get("/form-of-a-test?language=en").statusCode()).isEqualTo(200);
        assertThat(browser().get("/form-of-a-test/missing?language=en").statusCode())
                .isEqualTo(404);
        Response nowhere = browser().get("/nowhere?language=en");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.asString()).contains("There is no such page");
    }

    @Test
    void programs_and_requests_without_a_language_get_the_problem() {
        assertThat(browser().get(FORM_ONLY).statusCode()).isEqualTo(405);
        assertThat(browser().delete(FORM_ONLY + "?language=en").statusCode()).isEqualTo(405);
        Response program = given().redirects().follow(false).get(FORM_ONLY + "?language=en");
        assertThat(program.statusCode()).isEqualTo(405);
        assertThat(program.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(browser()
                        .auth()
                        .oauth2(TestStack.token("lead"))
                        .get("/api/v1/sample?language=en")
                        .statusCode())
                .isBetween(400, 405);
    }
}
