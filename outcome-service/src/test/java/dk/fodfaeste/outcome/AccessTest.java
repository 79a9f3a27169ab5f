package dk.fodfaeste.outcome;

import static io.restassured.RestAssured.given;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.EndpointAccessCheck;
import dk.fodfaeste.kit.test.SampleWebhook;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.SampleReceiver;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest extends IntegrationTestBase {

    @Test
    void each_endpoint_permits_only_the_roles_of_this_table_and_only_in_scope() throws SQLException {
        String initiative = anInitiative(
                EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                EnrolmentEvent.measure(
                        "in-work",
                        "SITUATION_ON",
                        Map.of("occasions", "MONTH_END"),
                        Map.of("successStatuses", List.of("EDUCATION"))));
        EnrolmentEvent own = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        EnrolmentEvent foreign = dueEnrolment();
        String activity = anActivity(own);
        SampleReceiver receiver = SampleReceiver.ec();
        SampleWebhook webhook = SampleWebhook.create("outcome-service", "fodfaeste.activity-events-v1");
        new EndpointAccessCheck(
                        "outcome-service",
                        """
                        GET  /api/v1/follow-ups                                         | consultant lead
                        GET  /api/v1/follow-ups/{enrolmentId}/{measure}                 | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{measure}/status          | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{measure}/correction      | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{measure}/lost            | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{measure}/withdrawal      | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{measure}/attempts        | consultant lead
                        PUT  /api/v1/follow-ups/{enrolmentId}/{measure}/note            | consultant lead
                        DELETE /api/v1/follow-ups/{enrolmentId}/{measure}/note          | consultant lead
                        GET  /api/v1/follow-ups/{enrolmentId}/{recurringMeasure}/{occasion} | consultant lead
                        POST /api/v1/follow-ups/{enrolmentId}/{recurringMeasure}/{occasion}/{command} | consultant lead
                        GET  /api/v1/activities                                         | consultant lead partner
                        POST /api/v1/activities                                         | consultant lead partner
                        GET  /api/v1/activities/{activityId}                            | consultant lead partner
                        POST /api/v1/activities/{activityId}/end                        | consultant lead partner
                        POST /api/v1/activities/{activityId}/confirmation               | consultant lead partner
                        POST /api/v1/activities/{activityId}/attendance                 | consultant lead partner
                        POST /api/v1/activities/{activityId}/correction                 | consultant lead partner
                        POST /api/v1/activities/{activityId}/withdrawal                 | consultant lead partner
                        POST /api/v1/activities/import                                  | lead register
                        GET  /api/v1/activities/imports/{importId}                      | lead register
                        GET  /api/v1/activities/imports/{importId}/rejected-lines       | lead register
                        GET  /api/v1/consultants                                        | lead
                        PUT  /api/v1/consultants/{consultant}                           | lead | everywhere
                        POST /api/v1/consultants/{consultant}/hand-over                 | lead | everywhere
                        POST /api/v1/statuses/import                                    | lead register
                        GET  /api/v1/statuses/imports/{importId}                        | lead register
                        GET  /api/v1/statuses/imports/{importId}/rejected-lines         | lead register
                        GET  /api/v1/register-receivers                                 | lead admin
                        POST /api/v1/register-receivers                                 | admin
                        POST /api/v1/register-receivers/{receiverId}/revocation         | admin | everywhere
                        GET  /api/v1/register-batches                                   | lead
                        POST /api/v1/register-batches                                   | lead
                        GET  /api/v1/register-batches/{batchId}                         | lead
                        GET  /api/v1/register-batches/{batchId}/unanswered              | lead
                        GET  /api/v1/register-batches/{batchId}/file                    | lead
                        GET  /api/v1/outcome-service/events                             | subscriber
                        GET  /api/v1/outcome-service/republications                     | admin
                        POST /api/v1/outcome-service/republications                     | admin
                        GET  /api/v1/outcome-service/audit                              | dpo
                        GET  /api/v1/outcome-service/audit/access-list                  | dpo
                        POST /api/v1/outcome-service/audit/verification                 | dpo
                        GET  /api/v1/outcome-service/webhooks | admin | all initiatives
                        POST /api/v1/outcome-service/webhooks | admin | all initiatives
                        GET  /api/v1/outcome-service/webhooks/{webhookId} | admin | all initiatives
                        POST /api/v1/outcome-service/webhooks/{webhookId}/switch-on | admin | all initiatives
                        POST /api/v1/outcome-service/webhooks/{webhookId}/switch-off | admin | all initiatives
                        GET  /api/v1/outcome-service/webhooks/{webhookId}/parked | admin | all initiatives
                        POST /api/v1/outcome-service/webhooks/{webhookId}/parked/{event}/redrive | admin | all initiatives
                        POST /api/v1/outcome-service/webhooks/{webhookId}/parked/redrive | admin | all initiatives
                        DELETE /api/v1/outcome-service/webhooks/{webhookId} | admin | all initiatives
                        GET  /api/v1/outcome-service/status                  | admin
                        GET  /api/v1/outcome-service/status/dead-letters     | admin
                        POST /api/v1/outcome-service/status/dead-letters/redrive | admin
                        POST /api/v1/outcome-service/status/dead-letters/{letterId}/redrive | admin | everywhere
                        """,
                        initiative,
                        Map.ofEntries(
                                Map.entry(
                                        "letterId",
                                        String.valueOf(
                                                DeadLetterRequests.add("fodfaeste.enrolment-events-v1", 0, 2_000_000))),
                                Map.entry("receiverId", SampleReceiver.ec().register()),
                                Map.entry("batchId", receiver.batchOf(initiative)),
                                Map.entry("webhookId", webhook.id()),
                                Map.entry("event", webhook.event()),
                                Map.entry("enrolmentId", own.enrolmentId().toString()),
                                Map.entry("activityId", activity),
                                Map.entry("measure", MEASURE),
                                Map.entry("recurringMeasure", "in-work"),
                                Map.entry("occasion", "2025-06-30"),
                                Map.entry("command", "status"),
                                Map.entry("importId", anImport("lead", "lead1", initiative)),
                                Map.entry("importId as register", anImport("register", "register1", initiative)),
                                Map.entry("consultant", "konsulent1")),
                        Map.ofEntries(
                                Map.entry("enrolmentId", foreign.enrolmentId().toString()),
                                Map.entry("activityId", anActivity(foreign)),
                                Map.entry("batchId", receiver.batchOf(foreign.initiative())),
                                Map.entry("measure", MEASURE),
                                Map.entry("recurringMeasure", "in-work"),
                                Map.entry("occasion", "2025-06-30"),
                                Map.entry("command", "status"),
                                Map.entry("importId", anImport("lead", "somebody", initiative)),
                                Map.entry("consultant", "konsulent1")))
                .check();
    }

    private static String anActivity(EnrolmentEvent enrolment) {
        return asLead().contentType("application/json")
                .body("""
                        {"enrolmentId":"%s","kind":"INTERNSHIP","on":"2026-03-01","source":"PERSON"}""".formatted(enrolment.enrolmentId()))
                .post("/api/v1/activities")
                .path("activityId");
    }

    private static String anImport(String role, String user, String initiative) {
        String location = given().auth()
                .oauth2(TestStack.token(role, user, initiative))
                .contentType("text/csv")
                .header("Prefer", "respond-async")
                .body("caseNumber;measure;statusDate;status;weeklyHours;source\n")
                .post("/api/v1/statuses/import")
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void after_sixty_days_only_a_lead_corrects_and_withdraws() {
        String initiative = anInitiative();
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        String correction = Bodies.correction("OTHER", "slip", 1);
        String withdrawal = Bodies.justification("slip", 1);
        try {
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(61));
            for (Map.Entry<String, String> command :
                    Map.of("correction", correction, "withdrawal", withdrawal).entrySet()) {
                asConsultantOf(initiative)
                        .contentType("application/json")
                        .body(command.getValue())
                        .post(followUp(enrolment) + "/" + command.getKey())
                        .then()
                        .statusCode(403);
            }
            asLead().contentType("application/json")
                    .body(correction)
                    .post(followUp(enrolment) + "/correction")
                    .then()
                    .statusCode(200);
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(100));
            asConsultantOf(initiative)
                    .contentType("application/json")
                    .body(withdrawal.replace("1}", "2}"))
                    .post(followUp(enrolment) + "/withdrawal")
                    .then()
                    .statusCode(200);
        } finally {
            TestClock.setToNoonOf(TestClock.TODAY);
        }
    }
}
