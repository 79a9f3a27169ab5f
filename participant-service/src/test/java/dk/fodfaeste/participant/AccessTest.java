package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registration;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccessTest {
    private static final String ENROLMENT = "/api/v1/enrolments/00000000-0000-7000-8000-000000000000";
    private static final Set<String> ROLES =
            Set.of("consultant", "lead", "analyst", "steering", "register", "dpo", "records", "admin", "service");

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/v1/initiatives                 | consultant lead analyst steering admin service",
                "GET  | /api/v1/initiatives/nowhere         | consultant lead analyst steering admin service",
                "PUT  | /api/v1/initiatives/nowhere         | admin",
                "GET  | /api/v1/enrolments                  | consultant lead",
                "POST | /api/v1/enrolments                  | consultant lead",
                "POST | /api/v1/enrolments/search           | consultant lead",
                "POST | /api/v1/enrolments/lookup           | service",
                "POST | /api/v1/enrolments/import           | lead",
                "GET  | {id}                                | consultant lead",
                "POST | {id}/exit                           | consultant lead",
                "POST | {id}/exit/correction                | consultant lead",
                "POST | {id}/exit/withdrawal                | lead",
                "POST | {id}/start/correction               | lead",
                "POST | {id}/reassignment                   | lead",
                "POST | {id}/wrong-registration             | lead"
            })
    void only_the_roles_of_the_table_get_in(String method, String path, String allowed) {
        String address = path.replace("{id}", ENROLMENT);
        assertProblem(call(given().contentType("application/json"), method, address), 401);
        for (String role : ROLES) {
            int status = call(as(role), method, address).statusCode();
            if (Set.of(allowed.split(" ")).contains(role)) {
                assertThat(status).as(role).isNotIn(401, 403, 500);
            } else {
                assertThat(status).as(role).isEqualTo(403);
            }
        }
    }

    @Test
    void a_token_of_nobody_is_not_believed() {
        assertProblem(given().auth().oauth2("nonsense").get("/api/v1/enrolments"), 401);
    }

    @Test
    void what_is_no_json_of_ours_is_a_problem_and_never_repeats_a_person() {
        String person = "{\"person\":{\"cpr\":\"" + freshCpr() + "\",\"name\":\"" + NAME + "\"}";
        assertProblem(as("lead").body(person).post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body(person + ",").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body(person + ",\"person\":null}").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body("{\"" + NAME + "\":1}").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body("[]").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body("null").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").post("/api/v1/enrolments"), 400);
        assertProblem(as("lead").body("\"" + freshCpr() + "\"").post("/api/v1/enrolments/search"), 400);
        assertProblem(as("lead").contentType("text/plain").body(person).post("/api/v1/enrolments"), 415);
        assertProblem(as("lead").delete("/api/v1/enrolments"), 405);
        assertProblem(as("lead").body(registration("x".repeat(2_000_000))).post("/api/v1/enrolments"), 413);
        assertProblem(as("lead").get("/api/v1/nothing"), 404);
    }

    @Test
    void the_openapi_document_tells_every_address_to_whoever_has_a_token() {
        given().get("/api/v1/participant-service/openapi").then().statusCode(401);
        String document = as("dpo")
                .get("/api/v1/participant-service/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(document)
                .contains(
                        "/api/v1/initiatives/{code}",
                        "/api/v1/enrolments/{id}/exit/withdrawal",
                        "/api/v1/enrolments/import");
    }

    @Test
    void health_is_open_and_metrics_are_for_services() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401);
        String metrics = as("service")
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String id = anEnrolment(anInitiative());
        assertThat(metrics).doesNotContain(NAME).doesNotContain(id);
    }

    private static Response call(RequestSpecification caller, String method, String address) {
        if (address.endsWith("/import")) {
            caller.contentType("text/csv");
        }
        return (method.equals("GET") ? caller : caller.body("{}")).request(method, address);
    }
}
