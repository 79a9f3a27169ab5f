package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.EndpointAccessCheck;
import dk.fodfaeste.kit.test.SampleWebhook;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {
    @Test
    void each_endpoint_permits_only_the_roles_of_this_table_and_only_in_scope() throws SQLException {
        String initiative = anInitiative();
        String other = anInitiative();
        String enrolment = anEnrolment(initiative);
        String otherEnrolment = anEnrolment(other);
        SampleWebhook webhook = SampleWebhook.create("participant-service", "fodfaeste.enrolment-events-v1");
        new EndpointAccessCheck(
                        "participant-service",
                        """
                        GET  /api/v1/initiatives                                      | consultant lead analyst steering admin service
                        GET  /api/v1/initiatives/{code}                               | consultant lead analyst steering admin service | everywhere
                        PUT  /api/v1/initiatives/{code}                               | admin
                        GET  /api/v1/enrolments                                       | consultant lead
                        POST /api/v1/enrolments                                       | consultant lead
                        POST /api/v1/enrolments/search                                | consultant lead
                        POST /api/v1/enrolments/partner-search                        | partner
                        POST /api/v1/enrolments/lookup                                | service
                        POST /api/v1/enrolments/identifiers                           | service
                        POST /api/v1/enrolments/import                                | lead
                        GET  /api/v1/enrolments/imports/{importId}                    | lead
                        GET  /api/v1/enrolments/imports/{importId}/rejected-lines     | lead
                        POST /api/v1/enrolments/names                                 | consultant lead partner
                        POST /api/v1/enrolments/reassignments                         | lead
                        GET  /api/v1/enrolments/awaiting                              | consultant lead
                        POST /api/v1/enrolments/awaiting/{registrationId}/confirmation | lead
                        POST /api/v1/enrolments/awaiting/{registrationId}/rejection   | lead
                        GET  /api/v1/enrolments/{id}                                  | consultant lead
                        GET  /api/v1/enrolments/{id}/history                          | consultant lead
                        POST /api/v1/enrolments/{id}/exit                             | consultant lead
                        POST /api/v1/enrolments/{id}/exit/correction                  | consultant lead
                        POST /api/v1/enrolments/{id}/exit/withdrawal                  | lead
                        POST /api/v1/enrolments/{id}/start/correction                 | consultant lead
                        POST /api/v1/enrolments/{id}/case-number/correction           | consultant lead
                        POST /api/v1/enrolments/{id}/reassignment                     | lead
                        POST /api/v1/enrolments/{id}/wrong-registration               | lead
                        GET  /api/v1/participants/{ref}                               | consultant lead
                        GET  /api/v1/participants/{ref}/history                       | consultant lead
                        POST /api/v1/participants/{ref}/phone                         | consultant lead
                        POST /api/v1/participants/{ref}/name                          | consultant lead
                        POST /api/v1/participants/{ref}/cpr                           | consultant lead
                        POST /api/v1/participants/{ref}/merge                         | lead
                        POST /api/v1/participants/{ref}/cpr-disclosure                | consultant lead
                        POST /api/v1/participants/{ref}/address-protection            | consultant lead
                        POST /api/v1/participants/search                              | dpo records
                        GET  /api/v1/participants/{ref}/retention                     | records
                        POST /api/v1/participants/{ref}/legal-hold                    | records
                        POST /api/v1/participants/{ref}/legal-hold/release            | records
                        POST /api/v1/participants/{ref}/erasure                       | records
                        GET  /api/v1/erasures/due                                     | records
                        POST /api/v1/erasures/due                                     | records
                        GET  /api/v1/participant-service/events                              | subscriber
                        GET  /api/v1/participant-service/republications                      | admin
                        POST /api/v1/participant-service/republications                      | admin
                        GET  /api/v1/participant-service/audit                        | dpo
                        GET  /api/v1/participant-service/audit/access-list            | dpo
                        POST /api/v1/participant-service/audit/verification           | dpo
                        GET  /api/v1/participant-service/webhooks | admin | all initiatives
                        POST /api/v1/participant-service/webhooks | admin | all initiatives
                        GET  /api/v1/participant-service/webhooks/{webhookId} | admin | all initiatives
                        POST /api/v1/participant-service/webhooks/{webhookId}/switch-on | admin | all initiatives
                        POST /api/v1/participant-service/webhooks/{webhookId}/switch-off | admin | all initiatives
                        GET  /api/v1/participant-service/webhooks/{webhookId}/parked | admin | all initiatives
                        POST /api/v1/participant-service/webhooks/{webhookId}/parked/{event}/redrive | admin | all initiatives
                        POST /api/v1/participant-service/webhooks/{webhookId}/parked/redrive | admin | all initiatives
                        DELETE /api/v1/participant-service/webhooks/{webhookId} | admin | all initiatives
                        GET  /api/v1/participant-service/status                  | admin
                        GET  /api/v1/participant-service/status/dead-letters     | admin
                        POST /api/v1/participant-service/status/dead-letters/redrive | admin
                        POST /api/v1/participant-service/status/dead-letters/{letterId}/redrive | admin | everywhere
                        """,
                        initiative,
                        Map.of(
                                "webhookId",
                                webhook.id(),
                                "event",
                                webhook.event(),
                                "code",
                                initiative,
                                "importId",
                                anImport("lead1", initiative),
                                "registrationId",
                                anAwaitingRegistration(initiative),
                                "id",
                                enrolment,
                                "ref",
                                show(enrolment).path("participantRef"),
                                "letterId",
                                String.valueOf(DeadLetterRequests.add("fodfaeste.employment-events-v1", 0, 1_000_000))),
                        Map.of(
                                "code",
                                other,
                                "importId",
                                anImport("somebody", initiative),
                                "registrationId",
                                anAwaitingRegistration(other),
                                "id",
                                otherEnrolment,
                                "ref",
                                show(otherEnrolment).path("participantRef")))
                .check();
    }

    private static String anAwaitingRegistration(String initiative) {
        String cpr = freshCpr();
        String person =
                show(registered(registration(initiative, cpr, "2024-01-10"))).path("participantRef");
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + person + "/address-protection");
        return as("consultant", "konsulent2", initiative)
                .body(registration(initiative, cpr, "2025-01-10"))
                .post("/api/v1/enrolments")
                .path("enrolmentId");
    }

    private static String anImport(String user, String initiative) {
        String location = given().auth()
                .oauth2(TestStack.token("lead", user, initiative))
                .contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(HEADER)
                .post("/api/v1/enrolments/import")
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void an_invalid_token_is_refused() {
        assertProblem(given().auth().oauth2("nonsense").get("/api/v1/enrolments"), 401);
    }

    @Test
    void an_invalid_body_is_a_problem_without_personal_data() {
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
        assertProblem(as("records").contentType("text/plain").body("x").post("/api/v1/participants/search"), 415);
        assertProblem(as("lead").delete("/api/v1/enrolments"), 405);
        assertProblem(as("lead").body(registration("x".repeat(2_000_000))).post("/api/v1/enrolments"), 413);
        assertProblem(as("lead").get("/api/v1/nothing"), 404);
    }

    @Test
    void the_openapi_document_lists_the_endpoints_and_requires_a_token() {
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
    void health_is_public_and_metrics_are_for_services_and_monitoring() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(401);
        as("admin").get("/q/metrics").then().statusCode(403);
        as("service").get("/q/metrics").then().statusCode(200);
        String metrics = as("monitoring")
                .accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String id = anEnrolment(anInitiative());
        assertThat(metrics).doesNotContain(NAME).doesNotContain(id);
    }
}
