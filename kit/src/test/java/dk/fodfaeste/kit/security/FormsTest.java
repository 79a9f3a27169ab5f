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
    void the_form_cookie_is_hidden_from_scripts_and_other_sites() {
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
    void a_form_with_the_token_of_its_page_is_accepted() {
        Response page = given().get(PAGE);
        form(page)
                .formParam("csrf-token", page.asString())
                .post(PAGE)
                .then()
                .statusCode(200)
                .body(equalTo("written: it"));
    }

    @Test
    void a_form_without_token_with_another_token_or_without_cookie_is_refused() {
        Response page = given().get(PAGE);
        String another = given().get(PAGE).asString();
        assertRefused(form(page).post(PAGE));
        assertRefused(form(page).formParam("csrf-token", another).post(PAGE));
        assertRefused(given().contentType(FORM)
                .formParam("csrf-token", page.asString())
                .post(PAGE));
        assertRefused(given().cookie(COOKIE, "x").contentType(FORM).post(PAGE));
        assertRefused(given().cookies(page.cookies()).multiPart("what", "it").post(PAGE));
    }

    @Test
    void an_invalid_form_cookie_is_deleted_so_that_the_page_opens_again() {
        Response refused = given().cookie(COOKIE, "of-another-program").get(PAGE);
        assertRefused(refused);
        Cookie taken = refused.detailedCookie(COOKIE);
        assertThat(taken.getMaxAge()).isZero();
        assertThat(taken.getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/json", "application/xml"})
    void a_browser_may_send_forms_only_even_to_a_resource_that_accepts_any_type(String type) {
        given().contentType(type)
                .body("it")
                .post(PAGE + "/any-type")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(startsWith("written")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_form_from_another_site_is_refused_even_with_the_token(String site) {
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
    void a_program_with_a_bearer_token_needs_no_form_token_and_gets_no_cookie() {
        RequestSpecification program =
                given().auth().oauth2(TestStack.token("lead")).contentType("application/json");
        Response written = program.body("{\"who\":\"me\"}").post("/api/v1/sample");
        assertThat(written.statusCode()).isEqualTo(200);
        Response read = given().auth().oauth2(TestStack.token("lead")).get("/api/v1/sample/scope");
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.cookies()).isEmpty();
    }

    private static RequestSpecification form(Response page) {
        return given().cookies(page.cookies()).contentType(FORM).formParam("what", "it");
    }

    private static void assertRefused(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.asString()).doesNotContain("written");
    }
}
