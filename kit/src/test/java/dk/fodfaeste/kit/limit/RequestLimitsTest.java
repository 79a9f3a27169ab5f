package dk.fodfaeste.kit.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class RequestLimitsTest {
    @ConfigProperty(name = "fodfaeste.requests.per-minute")
    int userLimit;

    @ConfigProperty(name = "fodfaeste.requests.anonymous-per-minute")
    int addressLimit;

    @ConfigProperty(name = "fodfaeste.requests.assets-per-minute")
    int assetLimit;

    @BeforeEach
    void let_a_minute_pass() {
        TestTicker.stop();
        TestTicker.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void let_time_run() {
        TestTicker.start();
    }

    @Test
    void a_user_over_the_limit_waits_and_others_do_not() {
        for (int i = 0; i < userLimit; i++) {
            assertThat(getAs("leder1").statusCode()).isEqualTo(200);
        }
        Response refused = getAs("leder1");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith(Problem.MEDIA_TYPE);
        int wait = Integer.parseInt(refused.header("Retry-After"));
        assertThat(wait).isBetween(1, 60);
        assertThat(refused.<String>path("detail"))
                .isEqualTo(userLimit + " requests a minute; try again in " + wait + " seconds.");

        assertThat(getAs("leder2").statusCode()).isEqualTo(200);
        TestTicker.advance(Duration.ofSeconds(wait));
        assertThat(getAs("leder1").statusCode()).isEqualTo(200);
    }

    @Test
    void requests_to_unknown_addresses_count() {
        for (int i = 0; i < userLimit; i++) {
            assertThat(get("leder3", "/api/v1/nowhere").statusCode()).isEqualTo(404);
        }
        assertThat(getAs("leder3").statusCode()).isEqualTo(429);
    }

    @Test
    void anonymous_requests_count_by_address_and_do_not_affect_signed_in_users() {
        String address = "192.0.2.1";
        for (int i = 0; i < addressLimit; i++) {
            assertThat(withToken(address, i == 0 ? "made.up.token" : null).statusCode())
                    .isEqualTo(401);
        }
        Response refused = withToken(address, null);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(refused.<String>path("detail"))
                .startsWith(addressLimit + " requests a minute without signing in; try again in ");
        assertThat(withToken(address, "another.made.up").statusCode()).isEqualTo(429);

        assertThat(withToken("192.0.2.2", null).statusCode()).isEqualTo(401);
        assertThat(withToken(address, TestStack.token("lead", "leder4", "*")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/form-of-a-test", "/api/v1/kit/openapi", "/q/metrics", "/sign-out"})
    void anonymous_requests_to_every_path_count(String path) {
        String address = "192.0.2.3";
        for (int i = 0; i < addressLimit; i++) {
            assertThat(from(address, path).statusCode()).isNotEqualTo(429);
        }
        Response refused = from(address, path);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    @Test
    void assets_have_a_limit_of_their_own_for_each_address() {
        String address = "192.0.2.4";
        for (int i = 0; i < assetLimit; i++) {
            assertThat(from(address, "/assets/fodfaeste.svg").statusCode()).isEqualTo(200);
        }
        assertThat(from(address, "/assets/fodfaeste.svg").statusCode()).isEqualTo(429);
        assertThat(from(address, "/form-of-a-test").statusCode()).isEqualTo(200);
    }

    private static Response from(String address, String path) {
        return given().header("X-Forwarded-For", address)
                .redirects()
                .follow(false)
                .get(path);
    }

    @Test
    void requests_between_services_and_health_checks_are_not_counted() {
        String service = TestStack.token("service");
        for (int i = 0; i < 2 * userLimit; i++) {
            assertThat(given().auth()
                            .oauth2(service)
                            .get("/api/v1/sample/scope")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        }
    }

    private static Response getAs(String user) {
        return get(user, "/api/v1/sample/scope");
    }

    private static Response get(String user, String path) {
        return given().auth().oauth2(TestStack.token("lead", user, "*")).get(path);
    }

    private static Response withToken(String address, String token) {
        var caller = given().header("X-Forwarded-For", address);
        return (token == null ? caller : caller.auth().oauth2(token)).get("/api/v1/sample/scope");
    }
}
