package dk.fodfaeste.reporting.signin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.LogCapture;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SigningInTest {

    @Test
    void who_asks_for_a_page_is_sent_to_the_provider_with_a_proof_of_their_own() {
        Response answer = given().redirects().follow(false).get("/");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .contains("/fodfaeste/authorize?response_type=code")
                .contains("client_id=fodfaeste-web")
                .contains("code_challenge_method=S256")
                .contains("code_challenge=")
                .contains("state=");
    }

    @Test
    void after_signing_in_the_page_is_there_and_the_session_is_kept_from_scripts_and_other_sites() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> page = Browser.signedIn(browser, "leder1", "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
        assertThat(page.body()).contains("Logget ind som <b>leder1</b>");
        assertThat(browser.session()).isNotEmpty().allSatisfy(cookie -> {
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getValue()).as("encrypted, so no readable token").doesNotStartWith("eyJhbGciOiJSUzI1NiI");
        });
        assertThat(browser.get("/").body()).contains("Logget ind som <b>leder1</b>");
    }

    @Test
    void a_session_reads_the_interface_but_never_writes_to_it() throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, "analytiker1", "/");
        HttpResponse<String> rates = browser.get("/api/v1/rates");
        assertThat(rates.statusCode()).isEqualTo(200);
        assertThat(rates.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        Browser lead = new Browser();
        Browser.signedIn(lead, "leder1", "/");
        assertThat(lead.get("/api/v1/notes-of-a-test").body()).isEqualTo("read");
        HttpResponse<String> written = lead.post("/api/v1/notes-of-a-test");
        assertThat(written.statusCode()).isEqualTo(401);
        assertThat(written.body()).doesNotContain("written");
        given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/json")
                .post("/api/v1/notes-of-a-test")
                .then()
                .statusCode(200);
    }

    @Test
    void without_a_session_the_interface_sends_nobody_to_a_sign_in_page() {
        Response answer = given().redirects().follow(false).get("/api/v1/rates");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @Test
    void a_made_up_session_opens_nothing() {
        for (String cookie : List.of("q_session_web", "q_session_web_chunk_1")) {
            Response page =
                    given().cookie(cookie, "made.up").redirects().follow(false).get("/");
            assertThat(page.statusCode()).isEqualTo(302);
            Response rates =
                    given().cookie(cookie, "made.up").redirects().follow(false).get("/api/v1/rates");
            assertThat(rates.statusCode()).isEqualTo(401);
            assertThat(rates.contentType()).startsWith("application/problem+json");
            assertThat(rates.header("Location")).isNull();
        }
    }

    @Test
    void who_may_see_no_rates_gets_a_page_that_says_so() throws Exception {
        HttpResponse<String> page = Browser.signedIn(new Browser(), "dpo1", "/reports");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("<html lang=\"da\">")
                .contains("<title>Du har ikke adgang til siden – Fodfæste</title>")
                .contains("Du har ikke adgang til siden")
                .contains("href=\"/sign-out\"")
                .doesNotContain("målet på");
    }

    @Test
    void after_signing_out_the_page_asks_again() throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, "styregruppe1", "/");
        HttpResponse<String> out = browser.get("/sign-out");
        assertThat(out.uri().getPath()).isEqualTo("/signed-out");
        assertThat(out.body()).contains("Du er logget ud").doesNotContain("Logget ind som");
        assertThat(browser.session()).isEmpty();
        assertThat(browser.get("/").body()).contains("stedfortræder");
    }

    @Test
    void signing_out_ends_the_session_at_the_provider_too() throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, "styregruppe1", "/");
        RequestSpecification withoutFollowing = given().redirects().follow(false);
        browser.session().forEach(cookie -> withoutFollowing.cookie(cookie.getName(), cookie.getValue()));
        Response out = withoutFollowing.get("/sign-out");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(out.header("Location"))
                .startsWith(TestStack.issuer() + "/endsession?")
                .contains("id_token_hint=")
                .contains("post_logout_redirect_uri=");
    }

    @Test
    void a_session_writes_by_a_form_with_the_token_of_its_page_only() throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, "leder1", "/");
        String token = browser.get("/form-of-a-test").body();
        assertThat(browser.submit("/form-of-a-test", "csrf-token=" + token).body())
                .isEqualTo("written");
        assertThat(browser.submit("/form-of-a-test", "what=it").statusCode()).isEqualTo(400);
        assertThat(browser.post("/form-of-a-test").statusCode()).isIn(403, 415);
    }

    @Test
    void behind_tls_every_cookie_of_a_session_is_for_tls_only_and_none_is_for_scripts_or_other_sites() {
        Response asked = behindTls().get("/");
        assertThat(asked.statusCode()).isEqualTo(302);
        String authorize = asked.header("Location");
        assertThat(authorize).contains("redirect_uri=https%3A%2F%2F");
        String page = given().urlEncodingEnabled(false).get(authorize).asString();
        Response back = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .body(Browser.pressed("leder1", page))
                .post(authorize);
        String code = back.header("Location").replaceFirst("https://[^/]*", "");
        Response signedIn = behindTls().cookies(asked.cookies()).get(code);
        Response inEnglish = behindTls().cookies(signedIn.cookies()).get("/?language=en");

        assertThat(signedIn.detailedCookies().asList())
                .anyMatch(cookie -> cookie.getName().startsWith("q_session_web"));
        assertThat(List.of(asked, signedIn, inEnglish)).allSatisfy(answer -> {
            assertThat(answer.header("Strict-Transport-Security")).isNotNull();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(handedOut(answer)).isNotEmpty().allSatisfy(cookie -> {
                assertThat(cookie.isSecured()).as(cookie.getName()).isTrue();
                assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
                assertThat(cookie.getSameSite()).as(cookie.getName()).isIn("Lax", "Strict");
            });
        });
    }

    /** The others are taken back. */
    private static List<Cookie> handedOut(Response answer) {
        return answer.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getMaxAge() != 0)
                .toList();
    }

    private static RequestSpecification behindTls() {
        return given().header("X-Forwarded-Proto", "https")
                .urlEncodingEnabled(false)
                .redirects()
                .follow(false);
    }

    @Test
    void a_sign_in_that_the_provider_refuses_gets_our_page_and_its_query_is_in_no_log() {
        try (LogCapture log = new LogCapture()) {
            Response asked = given().redirects().follow(false).get("/");
            String state = asked.header("Location").replaceFirst(".*[?&]state=([^&]*).*", "$1");
            Response page = given().cookies(asked.cookies())
                    .accept("text/html")
                    .redirects()
                    .follow(false)
                    .get("/?error=access_denied&error_description=0101901234&state=" + state);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(401);
            assertThat(page.asString())
                    .contains("Du er ikke længere logget ind")
                    .contains("Log ind igen");
            assertThat(log.lines())
                    .noneMatch(line -> line.contains("0101901234") || line.contains(state) || line.contains("\tat "));
        }
    }

    @Test
    void a_sign_in_that_fails_half_way_is_no_server_error() throws IOException, InterruptedException {
        Browser browser = new Browser();
        browser.get("/");
        assertThat(browser.get("/?code=stolen&state=made-up").statusCode()).isIn(200, 302, 400, 401);
    }
}
