package dk.fodfaeste.participant.enrolment;

import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.show;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentHistoryTest {
    private String initiative;
    private String id;
    private String ref;
    private String history;

    @BeforeEach
    void a_participant_is_enrolled() {
        initiative = anInitiative();
        id = anEnrolment(initiative);
        ref = show(id).path("participantRef");
        history = "/api/v1/enrolments/" + id + "/history";
    }

    @Test
    void the_history_lists_changes_with_user_and_justification_oldest_first() {
        exit(id, "2024-03-31", 1);
        post(id, "exit/correction", Bodies.exitCorrection("2199-12-31", "OTHER", "misread", 2));
        post(id, "reassignment", Bodies.reassignment("konsulent2", 3));
        post(id, "wrong-registration", Bodies.justification("another person", 4));

        as("consultant", "konsulent9", initiative)
                .get(history)
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3, 4, 5))
                .body(
                        "items.event",
                        contains("started", "exited", "exit-corrected", "reassigned", "wrongly-registered"))
                .body("items.by", everyItem(equalTo("lead1")))
                .body("items.participantRef", everyItem(equalTo(ref)))
                .body("items.because", contains(null, null, "misread", null, "another person"))
                .body("items.exitedOn", contains(null, "2024-03-31", "2199-12-31", "2199-12-31", "2199-12-31"))
                .body(
                        "items.consultant",
                        contains("konsulent1", "konsulent1", "konsulent1", "konsulent2", "konsulent2"))
                .body("items.state", contains("ACTIVE", "EXITED", "ACTIVE", "ACTIVE", "WRONGLY_REGISTERED"))
                .body("items[0].exitReason", nullValue())
                .body("items[0].startedOn", equalTo("2024-01-10"));
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + ref)
                .then()
                .body("items.action", hasItem("GET /api/v1/enrolments/{id}/history"));
    }

    @Test
    void the_history_is_for_users_who_may_see_the_person() {
        assertProblem(as("consultant", "konsulent1", anInitiative()).get(history), 404);
        as("lead").body(Map.of("protectedAddress", true)).post("/api/v1/participants/" + ref + "/address-protection");
        assertProblem(as("consultant", "konsulent2", initiative).get(history), 403);
        as("consultant", "konsulent1", initiative)
                .get(history)
                .then()
                .statusCode(200)
                .body("items.event", contains("started", "address-protection-changed"));
    }
}
