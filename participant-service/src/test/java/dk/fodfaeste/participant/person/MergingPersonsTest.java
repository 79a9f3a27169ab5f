package dk.fodfaeste.participant.person;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.register;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static dk.fodfaeste.participant.EnrolmentFiles.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MergingPersonsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String initiative;
    private EnrolledPerson one;
    private EnrolledPerson other;

    @BeforeEach
    void one_person_has_two_records() {
        initiative = anInitiative();
        one = enrolPerson(initiative, "2023-01-10", "2023-12-31");
        other = enrolPerson(initiative, "2023-12-31", "2024-06-30");
    }

    private record EnrolledPerson(String cpr, Map<String, Object> registration, String enrolment, String ref) {
        String address() {
            return "/api/v1/participants/" + ref;
        }

        String caseNumber() {
            return (String) registration.get("caseNumber");
        }
    }

    private static EnrolledPerson enrolPerson(String initiative, String startedOn, String exitedOn) {
        String cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, startedOn);
        String id = registered(body);
        exit(id, exitedOn, 1).then().statusCode(200);
        return new EnrolledPerson(cpr, body, id, show(id).path("participantRef"));
    }

    private Response merge(int expectedVersion) {
        return merge(one, other, expectedVersion);
    }

    private static Response merge(EnrolledPerson stays, EnrolledPerson goes, int expectedVersion) {
        return as("lead")
                .body(Bodies.merge(goes.ref(), "The same person", expectedVersion))
                .post(stays.address() + "/merge");
    }

    @Test
    void both_numbers_and_both_references_lead_to_the_remaining_record() {
        Response merged = merge(1);
        merged.then()
                .statusCode(200)
                .body("participantRef", equalTo(one.ref()))
                .body("version", equalTo(2))
                .body("cpr", equalTo(one.cpr().substring(0, 6) + "-****"));
        assertThat(merge(1).asString()).isEqualTo(merged.asString());
        as("lead").get(other.address()).then().statusCode(200).body("participantRef", equalTo(one.ref()));
        for (EnrolledPerson each : List.of(one, other)) {
            as("lead", "lead-" + UUID.randomUUID(), "*")
                    .body(Map.of("cpr", each.cpr()))
                    .post("/api/v1/enrolments/search")
                    .then()
                    .body("items.enrolmentId", containsInAnyOrder(one.enrolment(), other.enrolment()))
                    .body("items.participantRef", contains(one.ref(), one.ref()));
            register(each.registration()).then().statusCode(200).body("enrolmentId", equalTo(each.enrolment()));
            assertProblem(register(registration(initiative, each.cpr(), "2024-06-29")), 422, "startedOn");
        }
        as("dpo", "dpo-" + UUID.randomUUID(), "*")
                .body(Map.of("cpr", other.cpr()))
                .post("/api/v1/participants/search")
                .then()
                .body("participantRef", equalTo(one.ref()))
                .body("formerRefs", contains(other.ref()));
        assertProblem(merge(2), 422, "other");
        assertProblem(merge(one, one, 2), 422, "other");
    }

    @Test
    void texts_sealed_for_the_other_record_are_still_readable() {
        post(other.enrolment(), "exit/correction", Bodies.exitCorrection("2024-07-01", "OTHER", "Misread", 2))
                .then()
                .statusCode(200);
        merge(1).then().statusCode(200);
        post(other.enrolment(), "reassignment", Bodies.reassignment("konsulent2", 4))
                .then()
                .statusCode(200)
                .body("caseNumber", equalTo(other.caseNumber()));
        as("lead")
                .get("/api/v1/enrolments/" + other.enrolment() + "/history")
                .then()
                .body(
                        "items.event",
                        contains("started", "exited", "exit-corrected", "participant-merged", "reassigned"))
                .body("items.because", contains(null, null, "Misread", "The same person", null))
                .body("items.participantRef", contains(other.ref(), other.ref(), other.ref(), one.ref(), one.ref()));
        as("lead")
                .get(one.address() + "/history")
                .then()
                .body("items.event", contains("merged"))
                .body("items.because", contains("The same person"));
    }

    @Test
    void each_moved_enrolment_emits_its_new_participant_ref() {
        merge(1).then().statusCode(200);
        JsonNode data = await().until(
                        () -> last(other.enrolment()),
                        event -> event.get("version").intValue() == 3);
        assertThat(data.get("participantRef").textValue()).isEqualTo(one.ref());
        assertThat(data.get("state").textValue()).isEqualTo("EXITED");
        assertThat(last(one.enrolment()).get("version").intValue()).isEqualTo(2);
    }

    private static JsonNode last(String enrolmentId) {
        return TestStack.events("fodfaeste.enrolment-events-v1").stream()
                .filter(event -> enrolmentId.equals(new String(event.key(), StandardCharsets.UTF_8)))
                .map(event -> {
                    try {
                        return JSON.readTree(event.value());
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Test
    void overlapping_enrolments_are_refused_with_advice() {
        EnrolledPerson third = enrolPerson(initiative, "2023-12-30", "2024-01-31");
        Response refusal = merge(one, third, 1);
        assertProblem(refusal, 422, "other");
        assertThat(refusal.<String>path("violations[0].message")).contains(initiative, "wrongly registered");
        show(third.enrolment())
                .then()
                .body("participantRef", equalTo(third.ref()))
                .body("version", equalTo(2));

        post(third.enrolment(), "wrong-registration", Bodies.justification("Twice", 2))
                .then()
                .statusCode(200);
        merge(one, third, 1).then().statusCode(200);
        show(third.enrolment()).then().body("participantRef", equalTo(one.ref()));
    }

    @Test
    void the_stricter_address_protection_applies_to_the_merged_record() {
        as("lead").body(Map.of("protectedAddress", true)).post(other.address() + "/address-protection");
        merge(1).then().statusCode(200).body("protectedAddress", equalTo(true));
        as("consultant", "konsulent2", initiative)
                .get("/api/v1/enrolments/" + one.enrolment())
                .then()
                .body("caseNumber", nullValue())
                .body("version", equalTo(3));
        JsonNode data = await().until(
                        () -> last(one.enrolment()),
                        event -> event.get("version").intValue() == 3);
        assertThat(data.get("protectedAddress").booleanValue()).isTrue();
    }

    @Test
    void a_legal_hold_on_either_record_blocks_the_erasure_until_it_is_released() {
        as("records").body(Map.of("because", "A complaint")).post(other.address() + "/legal-hold");
        as("records").body(Map.of("because", "A trial")).post(one.address() + "/legal-hold");
        merge(1).then().statusCode(200);
        as("records")
                .get(one.address() + "/retention")
                .then()
                .body("legalHold", notNullValue())
                .body("lastEndOn", equalTo("2024-06-30"));
        assertProblem(erase(), 422, "legalHold");
        as("records")
                .body(Map.of("because", "Settled"))
                .post(one.address() + "/legal-hold/release")
                .then()
                .statusCode(200)
                .body("legalHold", nullValue());
        erase().then().statusCode(200);
    }

    private Response erase() {
        return as("records")
                .body(Map.of("because", "The citizen asked for it."))
                .post(one.address() + "/erasure");
    }

    @Test
    void a_merge_with_a_stale_version_is_a_conflict() {
        as("lead").body(Map.of("phone", "12345678", "expectedVersion", 1)).post(one.address() + "/phone");
        assertProblem(merge(1), 409, "expectedVersion");
        merge(2).then().statusCode(200).body("phone", equalTo("+4512345678"));
    }

    @Test
    void an_overlap_that_arises_while_the_merge_waits_for_its_lock_is_refused() throws Exception {
        try (Connection correcting = TestStack.asOwner();
                Statement sql = correcting.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            correcting.setAutoCommit(false);
            sql.execute("select 1 from participants where participant_ref = '" + other.ref() + "' for update");
            Future<Response> merging = thread.submit(() -> merge(1));
            await().until(() -> isWaitingForLock());
            sql.execute(
                    "update enrolments set started_on = '2023-12-01' where enrolment_id = '" + other.enrolment() + "'");
            correcting.commit();
            assertProblem(merging.get(), 422, "other");
        }
    }

    private static boolean isWaitingForLock() throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    @Test
    void one_of_two_concurrent_opposite_merges_succeeds() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Integer> statuses = two
                    .invokeAll(List.<Callable<Integer>>of(
                            () -> merge(one, other, 1).statusCode(),
                            () -> merge(other, one, 1).statusCode()))
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses)
                    .contains(200)
                    .allMatch(status -> List.of(200, 409, 422).contains(status));
            assertThat(statuses).containsOnlyOnce(200);
        }
        assertThat(show(one.enrolment()).<String>path("participantRef"))
                .isEqualTo(show(other.enrolment()).<String>path("participantRef"));
    }

    @Test
    void a_telephone_number_of_the_other_record_only_is_kept() {
        as("lead").body(Map.of("phone", "12345678", "expectedVersion", 1)).post(other.address() + "/phone");
        merge(1).then().statusCode(200).body("phone", equalTo("+4512345678"));
    }

    @Test
    void earlier_merged_records_follow() {
        EnrolledPerson third = enrolPerson(initiative, "2024-07-01", "2024-08-31");
        merge(other, third, 1).then().statusCode(200);
        merge(1).then().statusCode(200);
        as("lead").get(third.address()).then().body("participantRef", equalTo(one.ref()));
        assertThat(show(third.enrolment()).<String>path("participantRef")).isEqualTo(one.ref());
        String again = registered(registration(anInitiative(), third.cpr(), "2025-01-10"));
        assertThat(show(again).<String>path("participantRef")).isEqualTo(one.ref());
    }

    @Test
    void an_older_file_changes_nothing() {
        merge(1).then().statusCode(200);
        String file = HEADER + line(other.caseNumber(), other.cpr(), initiative, "2023-12-31", "2024-06-30");
        importing(file).then().body("unchanged", equalTo(1)).body("accepted", equalTo(0));
    }

    @Test
    void a_merge_requires_a_lead_with_all_initiatives_in_scope() {
        String elsewhere = anInitiative();
        registered(registration(elsewhere, other.cpr(), "2025-01-10"));
        Map<String, Object> body = Bodies.merge(other.ref(), "x", 1);
        assertProblem(as("consultant", "konsulent1", initiative).body(body).post(one.address() + "/merge"), 403);
        assertProblem(as("lead", "lead2", initiative).body(body).post(one.address() + "/merge"), 404);
        as("lead", "lead2", initiative, elsewhere)
                .body(body)
                .post(one.address() + "/merge")
                .then()
                .statusCode(200);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + other.ref())
                .then()
                .body(
                        "items.findAll { it.action.endsWith('/merge') && it.who == 'lead2' }.decision",
                        contains("PERMIT", "DENY"));
    }
}
