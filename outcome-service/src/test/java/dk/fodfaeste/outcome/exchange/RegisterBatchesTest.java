package dk.fodfaeste.outcome.exchange;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.SampleReceiver;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Batches over HTTP. Today is 15 March 2026. */
@QuarkusTest
class RegisterBatchesTest extends IntegrationTestBase {
    private static final String BATCHES = "/api/v1/register-batches";
    private static final String HEADER = "caseNumber;cpr;initiative;measure;statusDate;status;weeklyHours;source";
    private static final SampleReceiver RECEIVER = SampleReceiver.ec();

    private String initiative;

    @BeforeEach
    void initiative() {
        initiative = anInitiative();
    }

    /** Due on 28 February 2026. */
    private EnrolmentEvent due() {
        return publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
    }

    private Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "initiative", initiative,
                "dueFrom", "2026-02-01",
                "dueTo", "2026-03-15",
                "purpose", "reporting",
                "receiverId", RECEIVER.register()));
    }

    private static ValidatableResponse make(Map<String, Object> body) {
        return asLead().contentType("application/json").body(body).post(BATCHES).then();
    }

    private String made() {
        return make(body()).statusCode(201).extract().path("batchId");
    }

    private static ValidatableResponse show(String batch) {
        return asLead().get(BATCHES + "/" + batch).then().statusCode(200);
    }

    private static ValidatableResponse unanswered(String batch) {
        return asLead().get(BATCHES + "/" + batch + "/unanswered").then().statusCode(200);
    }

    /** The lines of the decrypted file, without the byte order mark. */
    private static List<String> file(String batch) {
        byte[] encrypted = asLead().get(BATCHES + "/" + batch + "/file")
                .then()
                .statusCode(200)
                .contentType(containsString("application/pkcs7-mime"))
                .header("Content-Disposition", equalTo("attachment; filename=\"" + batch + ".p7m\""))
                .extract()
                .asByteArray();
        return RECEIVER.decrypt(encrypted).substring(1).lines().toList();
    }

    private static String line(EnrolmentEvent enrolment) {
        return ParticipantServiceStub.caseNumberOf(enrolment.enrolmentId()) + ";"
                + ParticipantServiceStub.cprOf(enrolment.enrolmentId()) + ";" + enrolment.initiative() + ";" + MEASURE
                + ";2026-02-28;;;REGISTER";
    }

    private static String id(EnrolmentEvent enrolment) {
        return enrolment.enrolmentId().toString();
    }

    private static String participantRef(EnrolmentEvent enrolment) {
        return (String) enrolment.event().get("participantRef");
    }

    @Test
    void a_register_answers_a_batch_through_the_import_and_what_it_leaves_out_is_listed() {
        EnrolmentEvent answered = due();
        EnrolmentEvent leftUnanswered = due();
        for (EnrolmentEvent one : List.of(answered, leftUnanswered)) {
            ParticipantServiceStub.addEnrolments(
                    ParticipantServiceStub.caseNumberOf(one.enrolmentId()) + " of "
                            + ParticipantServiceStub.cprOf(one.enrolmentId()),
                    List.of(one.lookupItem(1)));
        }
        String batch = made();
        show(batch)
                .body("asked", equalTo(2))
                .body("unanswered", equalTo(2))
                .body("answered", equalTo(0))
                .body("receiver", equalTo(RECEIVER.name()))
                .body("measure", nullValue())
                .body("madeBy", equalTo("lead1"));

        List<String> file = file(batch);
        assertThat(file).hasSize(3).contains(HEADER, line(answered), line(leftUnanswered));
        assertThat(file.getFirst()).isEqualTo(HEADER);

        String answers = HEADER + "\n" + line(answered).replace(";;;", ";EDUCATION;20;") + "\n";
        as("register")
                .contentType("text/csv")
                .body(answers.getBytes(UTF_8))
                .post("/api/v1/statuses/import")
                .then()
                .statusCode(200)
                .body("rejected", empty())
                .body("accepted", equalTo(1));
        get(answered).body("source", equalTo("REGISTER")).body("statusDate", equalTo("2026-02-28"));

        show(batch)
                .body("asked", equalTo(2))
                .body("answered", equalTo(1))
                .body("unanswered", equalTo(1))
                .body("cancelled", equalTo(0))
                .body("erased", equalTo(0));
        unanswered(batch)
                .body("items", hasSize(1))
                .body("items[0].enrolmentId", equalTo(id(leftUnanswered)))
                .body("items[0].measure", equalTo(MEASURE))
                .body("items[0].dueOn", equalTo("2026-02-28"))
                .body("items[0].consultant", equalTo("konsulent1"))
                .body("next", nullValue());
        assertThat(file(batch)).containsExactly(HEADER, line(leftUnanswered));
        asLead().get(BATCHES).then().body("items.batchId", hasItem(batch));
    }

    @Test
    void only_follow_ups_that_were_due_in_the_window_and_have_no_status_are_asked_for() {
        EnrolmentEvent asked = due();
        EnrolmentEvent recorded = due();
        status(recorded, "EDUCATION", 0).statusCode(200);
        EnrolmentEvent lost = due();
        post(lost, "lost", "{'attempts':3,'because':'x','expectedVersion':0}").statusCode(200);
        publish(EnrolmentEvent.exited(initiative, "2025-11-30"));
        publish(EnrolmentEvent.exited(initiative, "2026-01-16"));
        publish(EnrolmentEvent.started(initiative, "2025-01-01").exit("2025-12-31", "DECEASED"));
        publish(due().asWronglyRegistered());
        assertThat(file(made())).containsExactly(HEADER, line(asked));
    }

    @Test
    void persons_with_a_protected_address_are_left_out_and_counted() {
        EnrolmentEvent asked = due();
        publish(due().withProtectedAddress());
        String batch = made();
        show(batch).body("asked", equalTo(1)).body("leftOut", equalTo(1));
        assertThat(file(batch)).containsExactly(HEADER, line(asked));
    }

    @Test
    void a_person_whom_participant_service_withholds_is_not_in_the_file() {
        EnrolmentEvent asked = due();
        EnrolmentEvent withheld = due();
        ParticipantServiceStub.withhold(withheld.enrolmentId());
        String batch = made();
        assertThat(file(batch)).containsExactly(HEADER, line(asked));
        ParticipantServiceStub.withhold(asked.enrolmentId());
        asLead().get(BATCHES + "/" + batch + "/file")
                .then()
                .statusCode(409)
                .body("detail", equalTo("Nothing of this batch is left to ask for."));
    }

    @Test
    void a_follow_up_that_is_cancelled_after_the_batch_counts_as_cancelled() {
        EnrolmentEvent cancelled = due();
        due();
        String batch = made();
        publish(cancelled.exitWithdrawn());
        show(batch).body("cancelled", equalTo(1)).body("unanswered", equalTo(1));
        unanswered(batch).body("items.enrolmentId", not(hasItem(id(cancelled))));
    }

    @Test
    void a_status_that_is_withdrawn_makes_the_follow_up_unanswered_again() {
        EnrolmentEvent enrolment = due();
        String batch = made();
        status(enrolment, "DECEASED", 0).statusCode(200);
        show(batch).body("answered", equalTo(1)).body("unanswered", equalTo(0));
        post(enrolment, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        show(batch).body("answered", equalTo(0)).body("unanswered", equalTo(1));
    }

    @Test
    void the_same_batch_is_made_once_a_day() {
        due();
        String batch = made();
        make(body()).statusCode(200).body("batchId", equalTo(batch));
        Map<String, Object> other = body();
        other.put("measure", MEASURE);
        make(other).statusCode(201).body("measure", equalTo(MEASURE));
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(1));
        make(body()).statusCode(201).body("batchId", not(equalTo(batch)));
    }

    @Test
    void a_list_has_pages() {
        List<String> due = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            due.add(id(due()));
        }
        String batch = made();
        List<String> listed = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = asLead().get(BATCHES + "/" + batch + "/unanswered?limit=2&after=" + next);
            listed.addAll(page.path("items.enrolmentId"));
            next = page.path("next");
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(due);
        Map<String, Object> second = body();
        second.put("measure", MEASURE);
        make(second).statusCode(201);
        String newest = asLead().get(BATCHES + "?limit=1").path("next");
        assertThat(newest).isNotNull();
        asLead().get(BATCHES + "?limit=1&after=" + newest)
                .then()
                .statusCode(200)
                .body("items.batchId", not(hasItem(newest)));
        asLead().get(BATCHES + "/" + batch + "/unanswered?after=x").then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "initiative, '', 400, initiative",
        "initiative, nowhere, 404, initiative",
        "measure, unknown, 422, measure",
        "dueFrom, , 400, dueFrom",
        "dueFrom, 2026-02-30, 400, dueFrom",
        "dueFrom, 0202-02-01, 422, dueFrom",
        "dueFrom, 2026-03-16, 422, dueTo",
        "dueFrom, 2025-03-15, 422, dueTo",
        "dueFrom, 2026-03-10, 422, dueFrom",
        "dueTo, 2026-03-16, 422, dueTo",
        "purpose, curiosity, 400, purpose",
        "purpose, , 400, purpose",
        "receiverId, 0197c3a0-6a00-7b1e-9f41-2f5f6f2c7a10, 422, receiverId",
        "receiverId, x, 400, receiverId",
        "other, x, 400, other"
    })
    void a_fault_is_named_at_its_field(String field, String value, int status, String fault) {
        due();
        Map<String, Object> body = body();
        body.put(field, value);
        make(body).statusCode(status).body("violations.field", contains(fault));
    }

    @Test
    void a_window_may_be_a_year_long() {
        due();
        Map<String, Object> body = body();
        body.put("dueFrom", "2025-03-16");
        make(body).statusCode(201);
    }

    @Test
    void a_measure_that_activities_decide_cannot_be_asked_for() {
        initiative = anInitiative(EnrolmentEvent.measure(
                "in-work",
                "SITUATION_ON",
                Map.of("occasions", "MONTH_END"),
                Map.of("successStatuses", List.of("EDUCATION"))));
        Map<String, Object> body = body();
        body.put("measure", "in-work");
        make(body)
                .statusCode(422)
                .body("violations[0].message", equalTo("is no measure of the initiative that people answer"));
    }

    @Test
    void nothing_is_sent_to_a_receiver_that_is_revoked_or_expired() {
        due();
        SampleReceiver receiver = SampleReceiver.ec();
        String batch = receiver.batchOf(initiative);
        String file = BATCHES + "/" + batch + "/file";
        TestClock.setToNoonOf(LocalDate.of(2027, 1, 2));
        asLead().get(file).then().statusCode(422).body("violations.field", contains("receiverId"));
        TestClock.setToNoonOf(TestClock.TODAY);
        asLead().get(file).then().statusCode(200);
        for (int i = 0; i < 2; i++) {
            revoke(receiver.register()).statusCode(200).body("revokedBy", equalTo("admin1"));
        }
        asLead().get(file).then().statusCode(422).body("violations[0].message", equalTo("is revoked"));
        Map<String, Object> body = body();
        body.put("receiverId", receiver.register());
        make(body).statusCode(422).body("violations.field", contains("receiverId"));
    }

    @Test
    void a_receiver_is_registered_once_and_its_name_has_one_certificate() {
        SampleReceiver receiver = SampleReceiver.ec();
        String pem = receiver.pem();
        Map<String, String> body = Map.of("name", receiver.name(), "certificate", pem);
        String id = registerReceiver(body).statusCode(201).extract().path("receiverId");
        registerReceiver(body).statusCode(200).body("receiverId", equalTo(id));
        Map<String, String> other = Map.of(
                "name", receiver.name(), "certificate", SampleReceiver.ec().pem());
        registerReceiver(other).statusCode(409);
        revoke(id).statusCode(200);
        registerReceiver(other).statusCode(201);
        registerReceiver(Map.of("name", "x", "certificate", "x"))
                .statusCode(400)
                .body("violations.field", contains("certificate"));
        registerReceiver(Map.of("name", "Register 670285-4001", "certificate", pem))
                .statusCode(400)
                .body("violations.field", contains("name"));
        revoke(UUID.randomUUID()).statusCode(404);
    }

    private static ValidatableResponse revoke(Object receiverId) {
        return as("admin")
                .contentType("application/json")
                .post("/api/v1/register-receivers/" + receiverId + "/revocation")
                .then();
    }

    private static ValidatableResponse registerReceiver(Map<String, String> body) {
        return as("admin")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/register-receivers")
                .then();
    }

    @Test
    void making_listing_and_downloading_are_audited_for_each_person_with_its_purpose() throws SQLException {
        EnrolmentEvent enrolment = due();
        String batch = made();
        unanswered(batch);
        file(batch);
        assertThat(audited(participantRef(enrolment)))
                .containsExactly(
                        "POST /api/v1/register-batches reporting PERMIT",
                        "GET /api/v1/register-batches/{batchId}/unanswered reporting PERMIT",
                        "GET /api/v1/register-batches/{batchId}/file reporting PERMIT");
        assertThat(ParticipantServiceStub.purposes()).contains("reporting");
    }

    private static List<String> audited(String participantRef) throws SQLException {
        try (Connection trail = TestStack.asOwner();
                PreparedStatement select = trail.prepareStatement(
                        "select action, purpose, decision from audit_trail where participant_ref = ? order by id")) {
            select.setObject(1, UUID.fromString(participantRef));
            List<String> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
            }
            return entries;
        }
    }

    @Test
    void without_participant_service_there_is_no_file() {
        due();
        String batch = made();
        ParticipantServiceStub.setUnavailable(true);
        asLead().get(BATCHES + "/" + batch + "/file").then().statusCode(503);
        unanswered(batch).body("items", hasSize(1));
    }

    @Test
    void a_batch_is_published_without_personal_data() throws IOException {
        EnrolmentEvent enrolment = due();
        publish(due().withProtectedAddress());
        String batch = made();
        await().until(() -> !records(batch).isEmpty());
        assertThat(records(batch)).hasSize(1);
        String value = records(batch).getFirst();
        assertThat(schema().validate(value, InputFormat.JSON)).isEmpty();
        JsonNode event = read(value);
        assertThat(event.get("batchId").asText()).isEqualTo(batch);
        assertThat(event.get("asked").asInt()).isEqualTo(1);
        assertThat(event.get("leftOut").asInt()).isEqualTo(1);
        assertThat(event.get("purpose").asText()).isEqualTo("reporting");
        assertThat(event.get("followUps")).hasSize(1);
        assertThat(event.get("followUps").get(0).get("enrolmentId").asText()).isEqualTo(id(enrolment));
        assertThat(event.get("followUps").get(0).get("dueOn").asText()).isEqualTo("2026-02-28");
        assertThat(value)
                .doesNotContain(ParticipantServiceStub.cprOf(enrolment.enrolmentId()))
                .doesNotContain(ParticipantServiceStub.caseNumberOf(enrolment.enrolmentId()))
                .doesNotContain("lead1");
    }

    private static List<String> records(String batch) {
        return TestStack.events("fodfaeste.register-batches-v1").stream()
                .filter(record -> Arrays.equals(record.key(), batch.getBytes(UTF_8)))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static Schema schema() throws IOException {
        try (InputStream schema = RegisterBatchesTest.class.getResourceAsStream("/register-batch.v1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), UTF_8), InputFormat.JSON);
        }
    }

    @Test
    void the_follow_ups_of_an_erased_person_are_removed_from_batches() {
        EnrolmentEvent erased = due();
        EnrolmentEvent other = due();
        String batch = made();
        send(
                "fodfaeste.participant-events-v1",
                List.of(participantRef(erased)),
                List.of(Map.of(
                        "participantRef",
                        participantRef(erased),
                        "state",
                        "ERASED",
                        "archived",
                        false,
                        "version",
                        1,
                        "recordedAt",
                        "2026-03-01T12:00:00Z")));
        await().until(() -> number(
                        "select count(*) from participants where participant_ref = ? and erased_at is not null",
                        UUID.fromString(participantRef(erased)))
                == 1);
        assertThat(number(
                        "select count(*) from register_batch_follow_ups where enrolment_id = ?", erased.enrolmentId()))
                .isZero();
        show(batch).body("asked", equalTo(2)).body("erased", equalTo(1)).body("unanswered", equalTo(1));
        unanswered(batch).body("items.enrolmentId", contains(id(other)));
    }
}
