package dk.fodfaeste.outcome;

import dk.fodfaeste.kit.test.GeneratedRequests;
import dk.fodfaeste.kit.test.SampleWebhook;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.SampleReceiver;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GeneratedRequestsTest extends IntegrationTestBase {
    private static final int REQUESTS = 2_200;
    private static final long SEED = 20_260_302;

    @Test
    void the_response_to_any_request_is_documented() throws InterruptedException, SQLException {
        String initiative = anInitiative();
        List<EnrolmentEvent> enrolments = IntStream.range(0, 30)
                .mapToObj(i -> EnrolmentEvent.exited(initiative, "2025-12-31"))
                .toList();
        sendAll(enrolments);
        enrolments.forEach(this::awaitArrival);
        List<String> ids = enrolments.stream()
                .map(one -> quoted(one.enrolmentId().toString()))
                .toList();
        Map<String, List<String>> known = new HashMap<>();
        known.put("enrolmentId", ids);
        known.put(
                "activityId",
                enrolments.stream().map(one -> quoted(anActivity(one))).toList());
        SampleWebhook webhook = SampleWebhook.create("outcome-service", "fodfaeste.activity-events-v1");
        known.put("address", List.of("\"http://127.0.0.1:9/hooks\"", "\"https://10.0.0.1/\""));
        known.put("topics", List.of("[\"fodfaeste.activity-events-v1\"]"));
        known.put("types", List.of("[\"dk.fodfaeste.outcome.recorded.v1\"]", "null"));
        known.put("webhookId", List.of(quoted(webhook.id())));
        known.put("event", List.of(quoted(webhook.event())));
        SampleReceiver receiver = SampleReceiver.ec();
        known.put("batchId", List.of(quoted(receiver.batchOf(initiative))));
        known.put("receiverId", List.of(quoted(receiver.register())));
        known.put("certificate", List.of(quoted(receiver.pem().replace("\n", "\\n"))));
        known.put("purpose", List.of("\"follow-up\""));
        known.put("kind", List.of("\"INTERNSHIP\"", "\"JOB_INTERVIEW\"", "\"SOCIAL_PROGRESS\""));
        known.put("on", List.of("\"2026-03-01\"", "\"2026-03-02\""));
        known.put("until", List.of("\"2026-03-10\"", "null"));
        known.put("confirmedOn", List.of("\"2026-03-14\"", "null"));
        known.put("attendance", List.of("\"HELD\"", "null"));
        known.put("heldOn", List.of("\"2026-03-03\"", "null"));
        known.put("externalId", List.of("null", "\"A-1\""));
        known.put("employer", List.of("\"Bageren\"", "null"));
        known.put("caseNumber", List.of("null"));
        known.put("measure", List.of(quoted(MEASURE)));
        known.put(
                "participantRef",
                enrolments.stream()
                        .map(one -> quoted((String) one.event().get("participantRef")))
                        .toList());
        known.put("initiative", List.of(quoted(initiative)));
        known.put("statuses", List.of("[\"EDUCATION\"]", "[\"ORDINARY_PART_TIME\",\"OTHER\"]"));
        known.put("statusDate", List.of("\"2026-03-01\"", "null"));
        known.put("weeklyHours", List.of("18.5", "null"));
        known.put("because", List.of("\"en grund\""));
        known.put("attempts", List.of("3"));
        known.put("attemptedOn", List.of("\"2026-03-01\"", "null"));
        known.put("heardOn", List.of("\"2026-03-01\"", "null"));
        known.put("reason", List.of("\"NO_ANSWER\"", "null"));
        known.put("consultant", List.of(quoted("konsulent1"), quoted("konsulent2")));
        known.put("to", List.of("[\"konsulent3\"]", "[\"konsulent4\",\"konsulent5\"]"));
        known.put("fullTimeEquivalent", List.of("0.8", "1"));
        known.put("leavesOn", List.of("\"2026-06-30\"", "null"));
        known.put("source", List.of("\"PERSON\""));
        known.put("expectedVersion", List.of("0", "1", "2"));
        known.put("state", List.of("\"RECORDED\"", "\"PENDING\""));
        known.put("today", List.of("\"2026-03-15\""));
        known.put("dueFrom", List.of("\"2026-01-01\""));
        known.put("dueTo", List.of("\"2026-12-31\""));
        known.put("limit", List.of("\"1\"", "\"500\""));
        known.put("after", List.of("\"\""));
        new GeneratedRequests("outcome-service", known).send(REQUESTS, SEED);
    }

    private static String anActivity(EnrolmentEvent enrolment) {
        return asLead().contentType("application/json")
                .body("""
                        {"enrolmentId":"%s","kind":"INTERNSHIP","on":"2026-03-03","source":"PERSON"}""".formatted(enrolment.enrolmentId()))
                .post("/api/v1/activities")
                .path("activityId");
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
