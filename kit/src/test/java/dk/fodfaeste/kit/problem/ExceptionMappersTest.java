package dk.fodfaeste.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dk.fodfaeste.kit.test.TestStack;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class ExceptionMappersTest {

    @Inject
    AgroalDataSource database;

    @Inject
    UserTransaction transaction;

    @Test
    void a_commit_that_fails_in_the_database_is_503() throws Exception {
        transaction.begin();
        int backend = ask("select pg_backend_pid()");
        QuarkusTransaction.suspendingExisting()
                .run(() -> ask("select pg_terminate_backend(" + backend + ", 10000)::int"));
        assertThatThrownBy(transaction::commit)
                .satisfies(lost ->
                        assertThat(ExceptionMappers.toProblem(lost).status()).isEqualTo(503));
    }

    private int ask(String question) {
        try (Connection connection = database.getConnection();
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            return answer.getInt(1);
        } catch (SQLException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void a_valid_body_is_accepted() {
        post("{\"who\":\"Ø\",\"on\":\"2024-02-29\",\"colour\":\"RED\",\"hours\":7.5,\"times\":3,\"more\":[]}")
                .statusCode(200)
                .body("on", equalTo("2024-02-29"));
    }

    @ParameterizedTest(name = "{0} is refused on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"who\":                                  | body            | is not JSON",
                "{\"who\":\"a\"} {}                         | body            | ",
                "{\"who\":\"a\",\"who\":\"b\"}              | body            | ",
                "{\"who\":\"a\",\"extra\":1}                | extra           | is not a field",
                "{\"who\":\"a\",\"010190-1234\":1}          | ?               | is not a field",
                "{}                                         | who             | must not be null",
                "{\"who\":\" \"}                            | who             | is blank",
                "{\"who\":\"12345678901\"}                  | who             | is longer than 10",
                "{\"who\":\"a\\u0000b\"}                    | who             | control character",
                "{\"who\":\"a\\ud800b\"}                    | who             | half a character",
                "{\"who\":1}                                | who             | must be text",
                "{\"who\":\"a\",\"on\":\"2023-02-29\"}      | on              | yyyy-MM-dd",
                "{\"who\":\"a\",\"on\":\"+999999999-01-01\"}| on              | yyyy-MM-dd",
                "{\"who\":\"a\",\"on\":[2024,1,1]}          | on              | yyyy-MM-dd",
                "{\"who\":\"a\",\"on\":\"2024-01-01T00:00\"}| on              | yyyy-MM-dd",
                "{\"who\":\"a\",\"colour\":\"BLUE\"}        | colour          | RED, GREEN",
                "{\"who\":\"a\",\"colour\":0}               | colour          | RED, GREEN",
                "{\"who\":\"a\",\"hours\":\"7\"}            | hours           | number",
                "{\"who\":\"a\",\"times\":1.5}              | times           | number",
                "{\"who\":\"a\",\"times\":99999999999}      | times           | ",
                "{\"who\":\"a\",\"more\":{}}                | more            | must be a list",
                "{\"who\":\"a\",\"more\":[{\"who\":\"b\",\"on\":\"x\"}]} | more[0].on | yyyy-MM-dd",
                "{\"who\":\"a\",\"more\":[{}]}              | more[0].who     | must not be null",
            })
    void an_invalid_body_is_400_with_the_field(String body, String field, String message) {
        post(body)
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(message == null ? "" : message));
    }

    @Test
    void a_missing_body_is_400() {
        post("").statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%4", "who=%zz"})
    void a_form_that_cannot_be_decoded_is_400(String form) {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post("/api/v1/sample")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_body_over_1_MiB_is_413() {
        post("{\"who\":\"" + "x".repeat(1024 * 1024) + "\"}").statusCode(413).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_body_nested_a_thousand_deep_is_400() {
        post("{\"more\":[".repeat(2000)).statusCode(400).contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void latin_1_in_a_body_is_400() {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/json")
                .body("{\"who\":\"Ø\"}".getBytes(StandardCharsets.ISO_8859_1))
                .post("/api/v1/sample")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void another_media_type_is_415_another_method_405_and_an_unknown_address_404() {
        var lead = TestStack.token("lead");
        given().auth()
                .oauth2(lead)
                .contentType("text/plain")
                .body("x")
                .post("/api/v1/sample")
                .then()
                .statusCode(415)
                .contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(lead)
                .delete("/api/v1/sample")
                .then()
                .statusCode(405)
                .contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(lead)
                .get("/api/v1/nothing")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void without_a_token_it_is_401_and_with_another_role_403() {
        given().get("/api/v1/sample/scope")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE)
                .header("WWW-Authenticate", "Bearer");
        given().auth()
                .oauth2("not.a.token")
                .get("/api/v1/sample/scope")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
        given().auth()
                .oauth2(TestStack.token("steering"))
                .get("/api/v1/sample/scope")
                .then()
                .statusCode(403)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void a_resource_without_roles_is_denied() {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .get("/api/v1/sample/forgotten")
                .then()
                .statusCode(403);
    }

    @Test
    void the_name_and_scope_of_the_caller_come_from_the_token() {
        assertThat(scope(TestStack.token("consultant", "konsulent1", "ips-a", "ips-b")))
                .isEqualTo("konsulent1 false [ips-a, ips-b]");
        assertThat(scope(TestStack.token("lead", "leder1", "*"))).isEqualTo("leder1 true [*]");
    }

    @Test
    void an_unknown_parameter_is_refused_and_not_repeated() {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .queryParam("mispelt010190", "1")
                .get("/api/v1/sample/scope")
                .then()
                .statusCode(400)
                .contentType(Problem.MEDIA_TYPE)
                .body("violations[0].field", equalTo("query"))
                .body(not(containsString("010190")));
    }

    @Test
    void a_repeated_parameter_is_refused() {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .get("/api/v1/sample/scope?a=010190&a=2")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("holds a parameter twice"))
                .body(not(containsString("010190")));
    }

    @Test
    void a_user_name_is_the_same_whatever_its_case() {
        assertThat(scope(TestStack.token("lead", "Leder1", "*"))).isEqualTo("leder1 true [*]");
    }

    @Test
    void a_failure_of_the_service_does_not_disclose_its_message() {
        given().auth()
                .oauth2(TestStack.token("lead"))
                .get("/api/v1/sample/broken")
                .then()
                .statusCode(500)
                .contentType(Problem.MEDIA_TYPE)
                .body(not(containsString("010190")));
    }

    @Test
    void the_openapi_document_and_the_metrics_need_a_token_and_health_does_not() {
        given().get("/api/v1/kit/openapi").then().statusCode(401);
        given().auth()
                .oauth2(TestStack.token("dpo"))
                .get("/api/v1/kit/openapi")
                .then()
                .statusCode(200);
        given().auth().oauth2(TestStack.token("lead")).get("/q/metrics").then().statusCode(403);
        given().auth()
                .oauth2(TestStack.token("service"))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("fodfaeste_outbox_oldest_age"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static String scope(String token) {
        return given().auth().oauth2(token).get("/api/v1/sample/scope").asString();
    }

    private static ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(TestStack.token("lead"))
                .contentType("application/json")
                .body(body.strip())
                .post("/api/v1/sample")
                .then();
    }
}
