package dk.fodfaeste.reporting.figures;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid and unauthorised requests. Initiative "asked" has one measure, "asked-two" has two. */
@QuarkusTest
class RatesRefusedTest {

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(RatesRefusedTest.class, RatesRefusedTest::facts);
    }

    private static List<FactVersion> facts() {
        var revision = revision("2019-01-01", "50", WORK_OR_SCHOOL, null);
        return List.of(
                initiative("asked", 1, RECORDED, measure("after-exit", Anchor.EXIT, "P1M", revision)),
                initiative(
                        "asked-two",
                        1,
                        RECORDED,
                        measure("one", Anchor.EXIT, "P1M", revision),
                        measure("other", Anchor.START, "P1M", revision)));
    }

    private static RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role));
    }

    private static ValidatableResponse figure(String query) {
        return as(Roles.ANALYST).get("/api/v1/rates/" + query).then();
    }

    @Test
    void without_a_measure_the_figure_is_that_of_the_first() {
        figure("asked?measure=after-exit").statusCode(200);
        figure("asked-two?measure=other").statusCode(200).body("measure", equalTo("other"));
        figure("asked-two").statusCode(200).body("measure", equalTo("one"));
        figure("asked-two/rolling").statusCode(200);
        figure("asked?measure=other").statusCode(404).contentType("application/problem+json");
        figure("nowhere").statusCode(404);
        figure("nowhere/rolling").statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-02-30, 400, from",
        "from=2025-1-1, 400, from",
        "from=20250101, 400, from",
        "to=999999999-01-01, 400, to",
        "to=today, 400, to",
        "today=0000-01-01, 400, today",
        "from=0024-12-31, 422, from",
        "to=2200-01-01, 422, to",
        "today=0024-12-31, 422, today",
        "basis=anchor, 400, basis",
        "basis=UNKNOWN, 400, basis",
        "knownAt=2025-01-01, 400, knownAt",
        "knownAt=now, 400, knownAt",
        "knownAt=+999999999-12-31T23:59:59Z, 400, knownAt",
        "from=2025-02-02&to=2025-02-01, 422, from",
        "from=2025-03-16, 422, from"
    })
    void an_invalid_parameter_is_refused_with_its_name(String query, int status, String field) {
        for (String path : List.of("", "/asked", "/asked/rolling")) {
            as(Roles.LEAD)
                    .urlEncodingEnabled(true)
                    .get("/api/v1/rates" + path + "?" + query.replace("+", "%2B"))
                    .then()
                    .statusCode(status)
                    .contentType("application/problem+json")
                    .body("violations.field", contains(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "37", "-1", "twelve", "1.5", "9999999999999", "０"})
    void months_are_limited_to_1_through_36(String months) {
        as(Roles.LEAD)
                .queryParam("months", months)
                .get("/api/v1/rates/asked/rolling")
                .then()
                .statusCode(400)
                .body("violations.field", contains("months"));
    }

    @Test
    void a_range_of_more_than_a_hundred_years_is_refused() {
        figure("asked/rolling?from=1900-01-01&to=2199-12-31")
                .statusCode(422)
                .body("violations.field", contains("from"));
        figure("asked/rolling?months=36&from=1990-01-01&to=2060-12-31")
                .statusCode(200)
                .body("items", hasSize(852));
        figure("asked?from=1900-01-01&to=2199-12-31").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rates", "/api/v1/rates/asked", "/api/v1/rates/asked/rolling"})
    void access_depends_on_the_role(String path) {
        given().get(path).then().statusCode(401).contentType("application/problem+json");
        given().auth().oauth2("no.valid.token").get(path).then().statusCode(401);
        for (String role : List.of(Roles.LEAD, Roles.ANALYST, Roles.STEERING)) {
            as(role).get(path).then().statusCode(200).contentType(startsWith("application/json"));
        }
        for (String role :
                List.of(Roles.CONSULTANT, Roles.REGISTER, Roles.DPO, Roles.RECORDS, Roles.ADMIN, Roles.SERVICE)) {
            as(role).get(path).then().statusCode(403).contentType("application/problem+json");
        }
    }

    @Test
    void other_paths_do_not_exist() {
        as(Roles.LEAD)
                .get("/api/v1/rates/asked/falling")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        as(Roles.LEAD).post("/api/v1/rates").then().statusCode(405);
        as(Roles.LEAD).get("/api/v1/rates/asked%00").then().statusCode(404);
    }

    @Test
    void the_openapi_document_contains_the_three_resources() {
        given().get("/api/v1/reporting-service/openapi").then().statusCode(401);
        as(Roles.CONSULTANT)
                .get("/api/v1/reporting-service/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.keySet()",
                        hasItems("/api/v1/rates", "/api/v1/rates/{initiative}", "/api/v1/rates/{initiative}/rolling"));
    }
}
