package dk.fodfaeste.participant;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;

import dk.fodfaeste.kit.test.GeneratedRequests;
import dk.fodfaeste.kit.test.SampleWebhook;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GeneratedRequestsTest {
    private static final int REQUESTS = 3_000;
    private static final long SEED = 20_260_301;
    private static final int PERSONS = 40;

    @Test
    void the_response_to_any_request_is_documented() throws InterruptedException, SQLException {
        List<String> ids = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        List<String> caseNumbers = new ArrayList<>();
        List<String> cprs = new ArrayList<>();
        String initiative = anInitiative();
        for (int i = 0; i < PERSONS; i++) {
            String cpr = freshCpr();
            Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
            String id = registered(body);
            ids.add(quoted(id));
            refs.add(quoted(show(id).path("participantRef")));
            caseNumbers.add(quoted((String) body.get("caseNumber")));
            cprs.add(quoted(cpr));
        }
        SampleWebhook webhook = SampleWebhook.create("participant-service", "fodfaeste.enrolment-events-v1");
        Map<String, List<String>> known = new HashMap<>();
        known.put("address", List.of("\"http://127.0.0.1:9/hooks\"", "\"https://10.0.0.1/\""));
        known.put("topics", List.of("[\"fodfaeste.enrolment-events-v1\"]"));
        known.put("types", List.of("[\"dk.fodfaeste.outcome.recorded.v1\"]", "null"));
        known.put("webhookId", List.of(quoted(webhook.id())));
        known.put("event", List.of(quoted(webhook.event())));
        known.put("id", ids);
        known.put("enrolmentId", ids);
        known.put("ref", refs);
        known.put("participantRef", refs);
        known.put("caseNumber", caseNumbers);
        known.put("cpr", cprs);
        known.put("other", refs);
        known.put("enrolmentIds", ids.stream().map(id -> "[" + id + "]").toList());
        known.put("phone", List.of("\"12345678\"", "\"+4687654321\""));
        known.put("code", List.of(quoted(initiative), quoted("another-one")));
        known.put("initiative", List.of(quoted(initiative)));
        known.put("consultant", List.of("\"konsulent1\"", "\"konsulent2\""));
        known.put("startedOn", List.of("\"2024-01-10\"", "\"2024-02-29\""));
        known.put("exitedOn", List.of("\"2024-03-31\"", "\"2023-01-01\""));
        known.put("reason", List.of("\"OTHER\""));
        known.put("because", List.of("\"en grund\""));
        known.put("expectedVersion", List.of("1", "2", "3"));
        known.put("purpose", List.of("\"case-work\""));
        known.put("limit", List.of("\"1\"", "\"500\""));
        known.put("state", List.of("\"ACTIVE\"", "\"EXITED\""));
        known.put("runsFrom", List.of("\"2020-01-01\""));
        known.put("kind", List.of("\"SITUATION_AFTER\"", "\"MEETINGS_ON_TIME\"", "\"SUSTAINED\"", "null"));
        known.put("anchor", List.of("\"START\"", "\"MILESTONE\"", "null"));
        known.put("milestone", List.of("\"EFFORT_ESTABLISHED\"", "null"));
        known.put("meeting", List.of("\"JOB_INTERVIEW\"", "null"));
        known.put("occasions", List.of("\"MONTH_END\"", "null"));
        known.put("first", List.of("\"P1W\"", "null"));
        known.put("every", List.of("\"P3M\"", "null"));
        known.put("offset", List.of("\"P2M\""));
        known.put("validFrom", List.of("\"2020-01-01\""));
        known.put("retentionPeriod", List.of("\"P5Y\""));
        known.put("after", List.of(ids.getFirst(), "\"\""));
        new GeneratedRequests("participant-service", known).send(REQUESTS, SEED);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
