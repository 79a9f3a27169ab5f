package dk.fodfaeste.reporting.report;

import static io.restassured.RestAssured.given;

import dk.fodfaeste.kit.test.TestStack;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.Map;

/** Requests that create, publish and read reports over HTTP. */
public final class ReportRequests {
    private ReportRequests() {}

    public static String opened(String period, String... codes) {
        return as("analyst", Map.of("period", period, "initiatives", Arrays.asList(codes)))
                .post("/api/v1/reports")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static RequestSpecification as(String role, Map<String, ?> body) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .contentType("application/json")
                .body(body);
    }

    public static RequestSpecification as(String role) {
        return given().auth().oauth2(TestStack.token(role));
    }

    public static ValidatableResponse publish(String id, int expectedVersion) {
        return as("analyst", Map.of("expectedVersion", expectedVersion))
                .post("/api/v1/reports/" + id + "/publication")
                .then();
    }

    public static String published(String period, String... codes) {
        String id = opened(period, codes);
        publish(id, 1).statusCode(200);
        return id;
    }

    public static byte[] pdf(String id) {
        return as("steering").get("/api/v1/reports/" + id + "/pdf").asByteArray();
    }

    public static JsonPath document(String role, String id) {
        return as(role).get("/api/v1/reports/" + id + "/document")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
