package dk.fodfaeste.participant.erasing;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasingTest {
    private static final String TOPIC = "fodfaeste.participant-events-v1";
    private static final Map<String, Object> ASKED = Map.of("because", "The citizen asked for it.");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "fodfaeste.archive.directory")
    Path archive;

    private record EnrolledPerson(String cpr, String caseNumber, String enrolment, String ref) {
        String address() {
            return "/api/v1/participants/" + ref;
        }
    }

    private static EnrolledPerson enrolledPerson(String initiative) {
        String cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        String id = registered(body);
        return new EnrolledPerson(cpr, (String) body.get("caseNumber"), id, show(id).path("participantRef"));
    }

    /** A person whose enrolment ended on that day. */
    private static EnrolledPerson exitedPerson(String initiative, String exitedOn) {
        EnrolledPerson one = enrolledPerson(initiative);
        exit(one.enrolment(), exitedOn, 1).then().statusCode(200);
        return one;
    }

    private static String initiativeKeeping(String period, boolean archived) {
        String code = freshCode();
        Map<String, Object> body = initiative();
        body.put("retentionPeriod", period);
        body.put("archiveBeforeErasure", archived);
        as("admin").body(body).put("/api/v1/initiatives/" + code).then().statusCode(200);
        return code;
    }

    private static RequestSpecification records(String... initiatives) {
        return initiatives.length == 0 ? as("records") : as("records", "arkiv1", initiatives);
    }

    private static void erase(EnrolledPerson one) {
        records().body(ASKED).post(one.address() + "/erasure").then().statusCode(200);
    }

    @Test
    void an_erased_person_is_not_found() {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        erase(one);

        assertProblem(as("lead").get(one.address()), 404);
        assertProblem(show(one.enrolment()), 404);
        assertProblem(post(one.enrolment(), "exit/withdrawal", Bodies.justification("x", 2)), 404);
        for (Map<String, String> asked : List.of(Map.of("cpr", one.cpr()), Map.of("caseNumber", one.caseNumber()))) {
            as("lead").body(asked).post("/api/v1/enrolments/search").then().body("items", empty());
            as("service")
                    .body(Map.of(
                            "keys",
                            List.of(asked.containsKey("cpr") ? Map.of("cpr", one.cpr(), "initiative", "x") : asked)))
                    .post("/api/v1/enrolments/lookup")
                    .then()
                    .body("items[0].problem", equalTo("UNKNOWN"));
        }
        as("lead")
                .body(Map.of("name", NAME))
                .post("/api/v1/enrolments/search?limit=500")
                .then()
                .body("items.enrolmentId", not(org.hamcrest.Matchers.hasItem(one.enrolment())));
        assertProblem(records().body(Map.of("cpr", one.cpr())).post("/api/v1/participants/search"), 404);
        assertProblem(records().get(one.address() + "/retention"), 404);
    }

    @Test
    void the_events_of_an_erased_person_are_not_sent_once_more() {
        String initiative = anInitiative();
        EnrolledPerson erased = exitedPerson(initiative, "2024-03-31");
        EnrolledPerson other = exitedPerson(initiative, "2024-03-31");
        erase(erased);
        // Another test may have left one that still runs.
        await().until(() -> as("admin")
                        .body(Map.of("scope", "INITIATIVE", "subject", initiative))
                        .post("/api/v1/participant-service/republications")
                        .statusCode()
                == 202);
        await().until(() -> republished("fodfaeste.enrolment-events-v1").stream()
                .anyMatch(id -> id.equals(other.enrolment() + "/2")));
        assertThat(republished("fodfaeste.enrolment-events-v1"))
                .contains(other.enrolment() + "/1")
                .noneMatch(id -> id.startsWith(erased.enrolment()));
        assertThat(republished("fodfaeste.initiatives-v1")).contains(initiative + "/1");
        as("admin")
                .body(Map.of("scope", "ENROLMENT", "subject", erased.enrolment()))
                .post("/api/v1/participant-service/republications")
                .then()
                .statusCode(404);
    }

    private static List<String> republished(String topic) {
        return TestStack.events(topic).stream()
                .filter(record -> record.headers().lastHeader("republished") != null)
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void the_database_keeps_no_key_no_sealed_data_and_no_hashes_of_an_erased_person() throws SQLException {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        post(one.enrolment(), "exit/correction", Bodies.exitCorrection("2024-04-01", "OTHER", NAME, 2))
                .then()
                .statusCode(200);
        post(one.enrolment(), "reassignment", Bodies.reassignment("konsulent2", NAME, 3))
                .then()
                .statusCode(200);
        records().body(Map.of("because", NAME)).post(one.address() + "/legal-hold");
        records().body(Map.of("because", NAME)).post(one.address() + "/legal-hold/release");
        int wordsAndBeginnings = 2 + "Attrap".length() - 3 + "Eksempelsen".length() - 3;
        assertThat(sealed(one)).isEqualTo(4 + wordsAndBeginnings + 3 + 2 + 2);
        erase(one);
        assertThat(sealed(one)).isZero();
        assertThat(row("select exited_on::text from enrolments where enrolment_id = ?::uuid", one.enrolment()))
                .isEqualTo("2024-04-01");
    }

    @Test
    void an_erasure_includes_merged_records_and_former_data() throws SQLException, IOException {
        String initiative = initiativeKeeping("P5Y", true);
        EnrolledPerson one = exitedPerson(initiative, "2024-03-31");
        EnrolledPerson other = exitedPerson(anInitiative(), "2024-05-31");
        String real = freshCpr();
        for (Map.Entry<String, Map<String, Object>> change : List.of(
                Map.entry("phone", Map.<String, Object>of("phone", "12345678", "expectedVersion", 1)),
                Map.entry(
                        "name",
                        Map.<String, Object>of("name", "Nyt Navn", "because", "Marriage", "expectedVersion", 2)),
                Map.entry("cpr", Map.<String, Object>of("cpr", real, "because", "Real", "expectedVersion", 3)))) {
            as("lead")
                    .body(change.getValue())
                    .post(one.address() + "/" + change.getKey())
                    .then()
                    .statusCode(200);
        }
        post(
                other.enrolment(),
                "case-number/correction",
                Bodies.caseNumberCorrection(other.caseNumber() + "-B", "Misread", 2));
        as("lead")
                .body(Bodies.merge(other.ref(), "The same person", 4))
                .post(one.address() + "/merge")
                .then()
                .statusCode(200);
        assertThat(remainingColumns(one, other)).isPositive();

        records()
                .body(ASKED)
                .post(other.address() + "/erasure")
                .then()
                .statusCode(200)
                .body("participantRef", equalTo(one.ref()));
        assertThat(remainingColumns(one, other)).isZero();
        assertThat(sealed(one) + sealed(other)).isZero();
        assertProblem(as("lead").get(one.address()), 404);
        assertProblem(as("lead").get(other.address()), 404);
        for (String number : List.of(one.cpr(), other.cpr(), real)) {
            assertProblem(records().body(Map.of("cpr", number)).post("/api/v1/participants/search"), 404);
        }
        await().untilAsserted(() -> assertThat(event(one)).hasSize(1));
        assertThat(event(other)).hasSize(1);

        String dossier = Files.readString(archive.resolve(one.ref() + ".json"));
        assertThat(dossier)
                .contains("+4512345678", NAME, "Nyt Navn", "Marriage", real, one.cpr(), other.cpr(), other.ref())
                .contains(other.caseNumber() + "-B", "\"" + other.caseNumber() + "\"", "The same person");
    }

    /** The number of sealed columns and hashes in merged records and in the history of the person. */
    private static long remainingColumns(EnrolledPerson one, EnrolledPerson other) throws SQLException {
        return Long.parseLong(row("""
                select (select coalesce(sum(num_nonnulls(data_key, cpr_sealed, name_sealed, phone_sealed, cpr_lookup)), 0)
                          from participants where r.ref in (participant_ref, merged_into))
                     + (select coalesce(sum(num_nonnulls(name_before_sealed, because_sealed)), 0) from participant_changes
                         where participant_ref = r.ref)
                     + (select count(*) from former_case_numbers where enrolment_id = '%s')
                  from (select ?::uuid as ref) r""".formatted(other.enrolment()), one.ref()));
    }

    /** The number of columns with the key, with sealed data or with hashes of the person. */
    private static long sealed(EnrolledPerson one) throws SQLException {
        return Long.parseLong(row("""
                select (select num_nonnulls(data_key, cpr_sealed, name_sealed, cpr_lookup) + cardinality(name_lookups)
                          from participants where participant_ref = r.ref)
                     + (select coalesce(sum(num_nonnulls(case_number_sealed, case_number_lookup, case_number_search)), 0) from enrolments where participant_ref = r.ref)
                     + (select coalesce(sum(num_nonnulls(because_sealed)), 0) from enrolment_versions join enrolments e using (enrolment_id)
                         where e.participant_ref = r.ref)
                     + (select coalesce(sum(num_nonnulls(because_sealed, released_because_sealed)), 0) from legal_holds
                         where participant_ref = r.ref)
                  from (select ?::uuid as ref) r""", one.ref()));
    }

    private static String row(String sql, String parameter) throws SQLException {
        try (Connection connection = TestStack.asOwner();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Test
    void a_repeated_erasure_emits_one_event() {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        erase(one);
        erase(one);
        List<ConsumerRecord<byte[], byte[]>> events = await().until(() -> event(one), all -> !all.isEmpty());
        assertThat(events).hasSize(1);
        assertThat(new String(events.getFirst().headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("dk.fodfaeste.participant.erased.v1");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ErasingTest.class.getResourceAsStream("/participant-event.v1.schema.json"))
                        .validate(new String(events.getFirst().value(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    private static List<ConsumerRecord<byte[], byte[]>> event(EnrolledPerson one) {
        return TestStack.events(TOPIC).stream()
                .filter(record -> one.ref().equals(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void after_an_erasure_the_number_is_a_new_person() {
        String initiative = anInitiative();
        EnrolledPerson one = exitedPerson(initiative, "2024-03-31");
        erase(one);
        String again = registered(registration(initiative, one.cpr(), "2024-02-01"));
        assertThat(show(again).<String>path("participantRef")).isNotEqualTo(one.ref());
    }

    @Test
    void an_enrolled_person_is_not_erased() {
        EnrolledPerson one = enrolledPerson(anInitiative());
        assertProblem(records().body(ASKED).post(one.address() + "/erasure"), 422, "participantRef");
        as("lead").get(one.address()).then().statusCode(200).body("name", equalTo(NAME));
    }

    @Test
    void the_justification_of_an_erasure_is_kept_and_must_not_contain_a_number() throws SQLException {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        assertProblem(
                records().body(Map.of("because", "asked by " + one.cpr())).post(one.address() + "/erasure"),
                422,
                "because");
        assertProblem(records().body(Map.of()).post(one.address() + "/erasure"), 400, "because");
        erase(one);
        assertThat(row(
                        "select erased_by || ': ' || erased_because from participants where participant_ref = ?::uuid",
                        one.ref()))
                .isEqualTo("records1: The citizen asked for it.");
    }

    @Test
    void a_legal_hold_blocks_the_erasure_until_it_is_released() {
        String initiative = anInitiative();
        EnrolledPerson one = exitedPerson(initiative, "2024-03-31");
        records()
                .body(Map.of("because", "A complaint"))
                .post(one.address() + "/legal-hold")
                .then()
                .statusCode(200)
                .body("legalHold.because", equalTo("A complaint"))
                .body("legalHold.heldBy", equalTo("records1"));
        records()
                .body(Map.of("because", "A complaint"))
                .post(one.address() + "/legal-hold")
                .then()
                .statusCode(200);
        assertProblem(records().body(Map.of("because", "Another")).post(one.address() + "/legal-hold"), 409);
        assertProblem(records().body(ASKED).post(one.address() + "/erasure"), 422, "legalHold");

        records()
                .body(Map.of("because", "Settled"))
                .post(one.address() + "/legal-hold/release")
                .then()
                .statusCode(200)
                .body("legalHold", nullValue());
        assertProblem(
                records().body(Map.of("because", "Settled")).post(one.address() + "/legal-hold/release"),
                422,
                "legalHold");
        erase(one);
    }

    @Test
    void erasure_requires_every_initiative_of_the_person_in_scope() {
        String mine = anInitiative();
        EnrolledPerson one = exitedPerson(mine, "2024-03-31");
        String elsewhere = anInitiative();
        exit(registered(registration(elsewhere, one.cpr(), "2024-05-01")), "2024-06-30", 1);

        assertProblem(records(mine).body(ASKED).post(one.address() + "/erasure"), 404);
        assertProblem(records(mine).get(one.address() + "/retention"), 404);
        records(mine, elsewhere)
                .get(one.address() + "/retention")
                .then()
                .statusCode(200)
                .body(
                        "initiatives",
                        contains(Stream.of(mine, elsewhere).sorted().toArray()))
                .body("lastEndOn", equalTo("2024-06-30"))
                .body("dueOn", equalTo("2029-06-30"));
    }

    @Test
    void the_retention_rule_erases_due_persons_and_lists_them_before() {
        String shortRetention = initiativeKeeping("P2M", false);
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
        EnrolledPerson over =
                exitedPerson(shortRetention, today.minusMonths(2).minusDays(3).toString());
        EnrolledPerson onHold = exitedPerson(shortRetention, today.minusYears(1).toString());
        records().body(Map.of("because", "A complaint")).post(onHold.address() + "/legal-hold");
        EnrolledPerson notDue =
                exitedPerson(shortRetention, today.minusMonths(1).toString());
        EnrolledPerson enrolled = enrolledPerson(shortRetention);

        records(shortRetention)
                .get("/api/v1/erasures/due")
                .then()
                .statusCode(200)
                .body("items.participantRef", contains(over.ref(), onHold.ref()))
                .body("items[0].legalHold", nullValue())
                .body("items[1].legalHold", notNullValue());
        as("lead").get(over.address()).then().statusCode(200);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + onHold.ref())
                .then()
                .body("items.action", org.hamcrest.Matchers.hasItem("GET /api/v1/erasures/due"));

        records(shortRetention)
                .body(Map.of("because", "The retention period is over."))
                .post("/api/v1/erasures/due")
                .then()
                .statusCode(200)
                .body("erased", equalTo(1))
                .body("onHold", equalTo(1));
        assertProblem(as("lead").get(over.address()), 404);
        for (EnrolledPerson kept : List.of(onHold, notDue, enrolled)) {
            as("lead").get(kept.address()).then().statusCode(200);
        }
    }

    @Test
    void the_data_are_archived_first_if_the_initiative_requires_it() throws IOException {
        EnrolledPerson one = exitedPerson(initiativeKeeping("P5Y", true), "2024-03-31");
        post(one.enrolment(), "exit/correction", Bodies.exitCorrection("2024-04-01", "OTHER", "Misread", 2));
        post(one.enrolment(), "reassignment", Bodies.reassignment("konsulent2", "Maternity leave", 3));
        erase(one);

        JsonNode dossier = JSON.readTree(archive.resolve(one.ref() + ".json").toFile());
        assertThat(dossier.get("cpr").textValue()).isEqualTo(one.cpr());
        assertThat(dossier.get("name").textValue()).isEqualTo(NAME);
        JsonNode enrolment = dossier.get("enrolments").get(0);
        assertThat(enrolment.get("caseNumber").textValue()).isEqualTo(one.caseNumber());
        assertThat(enrolment.get("versions")).hasSize(4);
        assertThat(enrolment.get("versions").get(2).get("because").textValue()).isEqualTo("Misread");
        assertThat(enrolment.get("versions").get(3).get("because").textValue()).isEqualTo("Maternity leave");
    }

    @Test
    void a_failing_archive_blocks_the_erasure() throws IOException {
        EnrolledPerson one = exitedPerson(initiativeKeeping("P5Y", true), "2024-03-31");
        Path inTheWay = archive.resolve(one.ref() + ".json");
        Files.createDirectories(inTheWay.resolve("not-empty"));
        assertProblem(records().body(ASKED).post(one.address() + "/erasure"), 503);
        as("lead").get(one.address()).then().statusCode(200).body("name", equalTo(NAME));
    }

    @Test
    void an_erasure_is_repeated_on_a_restored_database() throws SQLException {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        TestStack.send(
                List.of(new ProducerRecord<>(TOPIC, one.ref().getBytes(StandardCharsets.UTF_8), """
                {"participantRef":"%s","state":"ERASED","archived":false,"version":1,"recordedAt":"2026-01-02T03:04:05Z"}""".formatted(one.ref())
                        .getBytes(StandardCharsets.UTF_8))));
        await().untilAsserted(() -> assertProblem(as("lead").get(one.address()), 404));
        assertThat(sealed(one)).isZero();
    }

    @Test
    void each_decision_is_in_the_audit_trail() {
        EnrolledPerson one = exitedPerson(anInitiative(), "2024-03-31");
        assertProblem(records("elsewhere").body(ASKED).post(one.address() + "/erasure"), 404);
        erase(one);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + one.ref())
                .then()
                .body("items.findAll { it.action.endsWith('/erasure') }.decision", contains("PERMIT", "DENY"));
    }
}
