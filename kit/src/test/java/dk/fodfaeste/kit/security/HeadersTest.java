package dk.fodfaeste.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class HeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/form-of-a-test",
                "/api/v1/sample/scope",
                "/api/v1/sample/broken",
                "/api/v1/nowhere",
                "/nowhere",
                "/api/v1/kit/openapi"
            })
    void no_response_is_cacheable(String path) {
        for (Response response :
                List.of(given().auth().oauth2(TestStack.token("lead")).get(path), given().get(path))) {
            assertThat(response.headers().getValues("Cache-Control")).containsExactly("no-store");
        }
    }

    @Test
    void assets_are_cacheable() {
        Response style = given().get("/assets/fodfaeste.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.header("Cache-Control")).doesNotContain("no-store");
    }

    @Test
    void pages_allow_no_inline_or_foreign_scripts_and_styles_and_no_frame() {
        Response page = given().get("/form-of-a-test");
        assertThat(Arrays.asList(page.header("Content-Security-Policy").split("; ", -1)))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'")
                .noneMatch(rule -> rule.contains("unsafe") || rule.contains("*") || rule.contains("data:"));
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/form-of-a-test", "/api/v1/sample/scope", "/nowhere", "/assets/fodfaeste.css"})
    void strict_transport_security_is_sent_over_tls_only(String path) {
        assertThat(given().header("X-Forwarded-Proto", "https").get(path).header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
        assertThat(given().header("X-Forwarded-Proto", "http").get(path).header("Strict-Transport-Security"))
                .isNull();
        assertThat(given().get(path).header("Strict-Transport-Security")).isNull();
    }

    @Test
    void every_cookie_has_same_site_and_behind_tls_it_is_for_tls_only() {
        String page = "/form-of-a-test?language=en";
        Response opened = given().header("X-Forwarded-Proto", "https").get(page);
        Response refused = given().header("X-Forwarded-Proto", "https")
                .contentType("application/x-www-form-urlencoded")
                .body("what=it")
                .post("/form-of-a-test");
        assertThat(opened.detailedCookies().asList())
                .extracting(Cookie::getName)
                .contains("fodfaeste-form", "fodfaeste-language");
        assertThat(refused.detailedCookies().asList()).isNotEmpty();
        assertThat(List.of(opened, refused))
                .flatExtracting(response -> response.detailedCookies().asList())
                .allSatisfy(cookie -> {
                    assertThat(cookie.isSecured()).as(cookie.getName()).isTrue();
                    assertThat(cookie.getSameSite()).as(cookie.getName()).isIn("Lax", "Strict");
                });
        assertThat(given().get(page).detailedCookies().asList()).allSatisfy(cookie -> {
            assertThat(cookie.isSecured()).as(cookie.getName()).isFalse();
            assertThat(cookie.getSameSite()).as(cookie.getName()).isIn("Lax", "Strict");
        });
    }
}
