package dk.fodfaeste.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class FormsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String COOKIE = "fodfaeste-form";
    private static final String PAGE = "/form-of-a-test";

    @Test
    void the_token_is_given_in_a_cookie_that_scripts_and_other_sites_do_not_get() {
        Cookie cookie = given().get(PAGE).detailedCookie(COOKIE);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("strict");
        assertThat(cookie.isSecured()).isFalse();
        assertThat(Duration.ofSeconds(cookie.getMaxAge())).as("a working day").isEqualTo(Duration.ofHours(12));
        assertThat(given().header("X-Forwarded-Proto", "https")
                        .get(PAGE)
                        .detailedCookie(COOKIE)
                        .isSecured())
                .isTrue();
    }

    @Test
    void a_form_with_the_token_of_its_page_is_taken() {
        Response page = given().get(PAGE);
        form(page)
                .formParam("csrf-token", page.asString())
                .post(PAGE)
                .then()
                .statusCode(200)
                .body(equalTo("written: it"));
    }

    @Test
    void a_form_without_it_or_with_another_or_without_the_cookie_is_not() {
        Response page = given().get(PAGE);
        String another = given().get(PAGE).asString();
        isRefused(form(page).post(PAGE));
        isRefused(form(page).formParam("csrf-token", another).post(PAGE));
        isRefused(given().contentType(FORM)
                .formParam("csrf-token", page.asString())
                .post(PAGE));
        isRefused(given().cookie(COOKIE, "x").contentType(FORM).post(PAGE));
        isRefused(given().cookies(page.cookies()).multiPart("what", "it").post(PAGE));
    }

    @Test
    void what_is_no_token_at_all_is_taken_back_so_that_the_page_opens_again() {
        Response refused = given().cookie(COOKIE, "of-another-program").get(PAGE);
        isRefused(refused);
        Cookie taken = refused.detailedCookie(COOKIE);
        assertThat(taken.getMaxAge()).isZero();
        assertThat(taken.getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/xml"})
    void what_is_no_form_is_not_taken_from_a_browser_however_careless_the_page(String type) {
        given().contentType(type)
                .body("it")
                .post(PAGE + "/careless")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(startsWith("written")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_form_that_another_site_sent_is_not_taken_even_with_the_token(String site) {
        Response page = given().get(PAGE);
        form(page)
                .header("Sec-Fetch-Site", site)
                .formParam("csrf-token", page.asString())
                .post(PAGE)
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_program_with_a_bearer_token_needs_no_other_and_is_given_no_cookie() {
        RequestSpecification program =
                given().auth().oauth2(TestStack.token("lead")).contentType("application/json");
        Response written = program.body("{\"who\":\"me\"}").post("/api/v1/door");
        assertThat(written.statusCode()).isEqualTo(200);
        Response read = given().auth().oauth2(TestStack.token("lead")).get("/api/v1/door/scope");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.cookies()).isEmpty();
    }

    private static RequestSpecification form(Response page) {
        return given().cookies(page.cookies()).contentType(FORM).formParam("what", "it");
    }

    private static void isRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(answer.asString()).doesNotContain("written");
    }
}
