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

    private record Somebody(String cpr, String caseNumber, String enrolment, String ref) {
        String address() {
            return "/api/v1/participants/" + ref;
        }
    }

    private static Somebody somebody(String initiative) {
        String cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        String id = registered(body);
        return new Somebody(cpr, (String) body.get("caseNumber"), id, show(id).path("participantRef"));
    }

    /** Who left on that day. */
    private static Somebody formerly(String initiative, String exitedOn) {
        Somebody one = somebody(initiative);
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

    private static void erase(Somebody one) {
        records().body(ASKED).post(one.address() + "/erasure").then().statusCode(200);
    }

    @Test
    void of_an_erased_person_nothing_is_found_any_more() {
        Somebody one = formerly(anInitiative(), "2024-03-31");
        erase(one);

        assertProblem(as("lead").get(one.address()), 404);
        assertProblem(show(one.enrolment()), 404);
        assertProblem(post(one.enrolment(), "exit/withdrawal", Map.of("because", "x", "expectedVersion", 2)), 404);
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
    void in_the_database_no_key_nothing_sealed_and_nothing_to_find_the_person_by_is_left() throws SQLException {
        Somebody one = formerly(anInitiative(), "2024-03-31");
        post(
                        one.enrolment(),
                        "exit/correction",
                        Map.of("exitedOn", "2024-04-01", "reason", "OTHER", "because", NAME, "expectedVersion", 2))
                .then()
                .statusCode(200);
        post(one.enrolment(), "reassignment", Map.of("consultant", "konsulent2", "because", NAME, "expectedVersion", 3))
                .then()
                .statusCode(200);
        records().body(Map.of("because", NAME)).post(one.address() + "/legal-hold");
        records().body(Map.of("because", NAME)).post(one.address() + "/legal-hold/release");
        assertThat(sealed(one)).isEqualTo(6 + 2 + 2 + 2);
        erase(one);
        assertThat(sealed(one)).isZero();
        assertThat(row("select exited_on::text from enrolments where enrolment_id = ?::uuid", one.enrolment()))
                .isEqualTo("2024-04-01");
    }

    @Test
    void with_a_person_go_the_records_that_were_merged_into_hers_and_what_she_was_before()
            throws SQLException, IOException {
        String initiative = initiativeKeeping("P5Y", true);
        Somebody one = formerly(initiative, "2024-03-31");
        Somebody other = formerly(anInitiative(), "2024-05-31");
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
                Map.of("caseNumber", other.caseNumber() + "-B", "because", "Misread", "expectedVersion", 2));
        as("lead")
                .body(Map.of("other", other.ref(), "because", "The same person", "expectedVersion", 4))
                .post(one.address() + "/merge")
                .then()
                .statusCode(200);
        assertThat(leftOf(one, other)).isPositive();

        records()
                .body(ASKED)
                .post(other.address() + "/erasure")
                .then()
                .statusCode(200)
                .body("participantRef", equalTo(one.ref()));
        assertThat(leftOf(one, other)).isZero();
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

    /** How many sealed columns, and hashes to find by, the merged records and the history of the person hold. */
    private static long leftOf(Somebody one, Somebody other) throws SQLException {
        return Long.parseLong(row("""
                select (select coalesce(sum(num_nonnulls(data_key, cpr_sealed, name_sealed, phone_sealed, cpr_lookup)), 0)
                          from participants where r.ref in (participant_ref, merged_into))
                     + (select coalesce(sum(num_nonnulls(name_before_sealed, because_sealed)), 0) from participant_changes
                         where participant_ref = r.ref)
                     + (select count(*) from former_case_numbers where enrolment_id = '%s')
                  from (select ?::uuid as ref) r""".formatted(other.enrolment()), one.ref()));
    }

    /** How many columns hold the person's key, something that it sealed, or something she is found by. */
    private static long sealed(Somebody one) throws SQLException {
        return Long.parseLong(row("""
                select (select num_nonnulls(data_key, cpr_sealed, name_sealed, cpr_lookup) + cardinality(name_lookups)
                          from participants where participant_ref = r.ref)
                     + (select coalesce(sum(num_nonnulls(case_number_sealed, case_number_lookup)), 0) from enrolments where participant_ref = r.ref)
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
    void the_world_is_told_once_also_when_it_is_asked_for_twice() {
        Somebody one = formerly(anInitiative(), "2024-03-31");
        erase(one);
        erase(one);
        List<ConsumerRecord<byte[], byte[]>> told = await().until(() -> event(one), all -> !all.isEmpty());
        assertThat(told).hasSize(1);
        assertThat(new String(told.getFirst().headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("dk.fodfaeste.participant.erased.v1");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ErasingTest.class.getResourceAsStream("/participant-event.v1.schema.json"))
                        .validate(new String(told.getFirst().value(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    private static List<ConsumerRecord<byte[], byte[]>> event(Somebody one) {
        return TestStack.events(TOPIC).stream()
                .filter(record -> one.ref().equals(new String(record.key(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void the_same_number_is_a_new_person_afterwards() {
        String initiative = anInitiative();
        Somebody one = formerly(initiative, "2024-03-31");
        erase(one);
        String again = registered(registration(initiative, one.cpr(), "2024-02-01"));
        assertThat(show(again).<String>path("participantRef")).isNotEqualTo(one.ref());
    }

    @Test
    void whoever_is_still_enrolled_is_not_erased() {
        Somebody one = somebody(anInitiative());
        assertProblem(records().body(ASKED).post(one.address() + "/erasure"), 422, "participantRef");
        as("lead").get(one.address()).then().statusCode(200).body("name", equalTo(NAME));
    }

    @Test
    void why_somebody_was_erased_is_kept_and_so_names_no_number() throws SQLException {
        Somebody one = formerly(anInitiative(), "2024-03-31");
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
    void a_legal_hold_stops_it_until_it_is_released() {
        String initiative = anInitiative();
        Somebody one = formerly(initiative, "2024-03-31");
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
    void a_person_is_there_only_for_whoever_reaches_all_of_her_initiatives() {
        String mine = anInitiative();
        Somebody one = formerly(mine, "2024-03-31");
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
    void the_rule_erases_whose_time_is_over_and_the_dry_run_lists_them_before() {
        String shortly = initiativeKeeping("P2M", false);
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Copenhagen"));
        Somebody over = formerly(shortly, today.minusMonths(2).minusDays(3).toString());
        Somebody held = formerly(shortly, today.minusYears(1).toString());
        records().body(Map.of("because", "A complaint")).post(held.address() + "/legal-hold");
        Somebody notYet = formerly(shortly, today.minusMonths(1).toString());
        Somebody there = somebody(shortly);

        records(shortly)
                .get("/api/v1/erasures/due")
                .then()
                .statusCode(200)
                .body("items.participantRef", contains(over.ref(), held.ref()))
                .body("items[0].legalHold", nullValue())
                .body("items[1].legalHold", notNullValue());
        as("lead").get(over.address()).then().statusCode(200);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + held.ref())
                .then()
                .body("items.action", org.hamcrest.Matchers.hasItem("GET /api/v1/erasures/due"));

        records(shortly)
                .body(Map.of("because", "The retention period is over."))
                .post("/api/v1/erasures/due")
                .then()
                .statusCode(200)
                .body("erased", equalTo(1))
                .body("onHold", equalTo(1));
        assertProblem(as("lead").get(over.address()), 404);
        for (Somebody kept : List.of(held, notYet, there)) {
            as("lead").get(kept.address()).then().statusCode(200);
        }
    }

    @Test
    void where_the_initiative_says_so_all_that_is_known_is_written_to_the_archive_first() throws IOException {
        Somebody one = formerly(initiativeKeeping("P5Y", true), "2024-03-31");
        post(
                one.enrolment(),
                "exit/correction",
                Map.of("exitedOn", "2024-04-01", "reason", "OTHER", "because", "Misread", "expectedVersion", 2));
        post(
                one.enrolment(),
                "reassignment",
                Map.of("consultant", "konsulent2", "because", "Maternity leave", "expectedVersion", 3));
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
    void an_archive_that_cannot_be_written_stops_it() throws IOException {
        Somebody one = formerly(initiativeKeeping("P5Y", true), "2024-03-31");
        Path inTheWay = archive.resolve(one.ref() + ".json");
        Files.createDirectories(inTheWay.resolve("not-empty"));
        assertProblem(records().body(ASKED).post(one.address() + "/erasure"), 503);
        as("lead").get(one.address()).then().statusCode(200).body("name", equalTo(NAME));
    }

    @Test
    void a_database_that_has_forgotten_an_erasure_hears_of_it_again() throws SQLException {
        Somebody one = formerly(anInitiative(), "2024-03-31");
        TestStack.send(
                List.of(new ProducerRecord<>(TOPIC, one.ref().getBytes(StandardCharsets.UTF_8), """
                {"participantRef":"%s","state":"ERASED","archived":false,"version":1,"recordedAt":"2026-01-02T03:04:05Z"}""".formatted(one.ref())
                        .getBytes(StandardCharsets.UTF_8))));
        await().untilAsserted(() -> assertProblem(as("lead").get(one.address()), 404));
        assertThat(sealed(one)).isZero();
    }

    @Test
    void every_decision_is_in_the_audit_trail() {
        Somebody one = formerly(anInitiative(), "2024-03-31");
        assertProblem(records("elsewhere").body(ASKED).post(one.address() + "/erasure"), 404);
        erase(one);
        as("dpo")
                .get("/api/v1/participant-service/audit?participantRef=" + one.ref())
                .then()
                .body("items.findAll { it.action.endsWith('/erasure') }.decision", contains("PERMIT", "DENY"));
    }
}
