package dk.fodfaeste.outcome.erasing;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErasuresTest extends IntegrationTestBase {
    private static final String BECAUSE = "Attrap Eksempelsen sagde noget andet";

    @ConfigProperty(name = "fodfaeste.archive.directory")
    Path archive;

    private String initiative;
    private EnrolmentEvent enrolment;
    private UUID ref;
    private final UUID survivor = UUID.randomUUID();

    @BeforeEach
    void somethingIsWrittenAboutSomebody() {
        initiative = anInitiative(
                EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                EnrolmentEvent.measure(
                        "on-time",
                        "MEETINGS_ON_TIME",
                        Map.of("meeting", "JOB_INTERVIEW", "first", "P1M", "every", "P3M"),
                        Map.of()));
        enrolment = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        ref = UUID.fromString((String) enrolment.event().get("participantRef"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        post(
                        enrolment,
                        "correction",
                        "{'statuses':['OTHER'],'source':'PERSON','because':'%s','expectedVersion':1}"
                                .formatted(BECAUSE))
                .statusCode(200);
    }

    private void tellOfErasure(boolean archived) {
        send(
                "fodfaeste.participant-events-v1",
                List.of(ref.toString()),
                List.of(Map.of(
                        "participantRef",
                        ref.toString(),
                        "state",
                        "ERASED",
                        "archived",
                        archived,
                        "version",
                        1,
                        "recordedAt",
                        "2026-03-01T12:00:00Z")));
        await().until(() ->
                number("select count(*) from participants where participant_ref = ? and erased_at is not null", ref)
                        == 1);
    }

    @Test
    void an_erasure_deletes_the_key_and_the_texts_and_keeps_the_outcomes() {
        assertThat(written()).isEqualTo(1);
        tellOfErasure(false);
        assertThat(written()).isZero();
        assertThat(number("select count(*) from participants where participant_ref = ? and data_key is null", ref))
                .isEqualTo(1);
        assertThat(number("select count(*) from outcomes where enrolment_id = ?", enrolment.enrolmentId()))
                .isEqualTo(2);
    }

    private long written() {
        return number(
                "select count(*) from outcomes where enrolment_id = ? and because_sealed is not null",
                enrolment.enrolmentId());
    }

    @Test
    void a_follow_up_of_an_erased_person_is_not_found_and_accepts_no_commands() {
        assertThat(deadlines()).isEqualTo(1);
        tellOfErasure(false);
        String onTime = "/api/v1/follow-ups/" + enrolment.enrolmentId() + "/on-time/2025-01-31";
        asLead().get(onTime).then().statusCode(404);
        asLead().get("/api/v1/follow-ups?measure=on-time&initiative=" + initiative)
                .then()
                .body("items", empty());
        get(enrolment).statusCode(404);
        asLead().get("/api/v1/follow-ups?initiative=" + initiative).then().body("items", empty());
        post(enrolment, "withdrawal", Bodies.justification("x", 2)).statusCode(404);
        publish(enrolment.exitCorrected("2025-12-30", "OTHER"));
        assertThat(number("select count(*) from follow_ups where enrolment_id = ?", enrolment.enrolmentId()))
                .isZero();
        assertThat(deadlines()).isZero();
        assertThat(written()).isZero();
    }

    private long deadlines() {
        return number("select count(*) from follow_up_deadlines where enrolment_id = ?", enrolment.enrolmentId());
    }

    @Test
    void an_erased_person_without_texts_gets_no_key() {
        EnrolmentEvent other = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        ref = UUID.fromString((String) other.event().get("participantRef"));
        tellOfErasure(true);
        post(other, "lost", Bodies.lost(3, "x", 0)).statusCode(404);
        assertThat(number("select count(*) from participants where participant_ref = ? and data_key is not null", ref))
                .isZero();
        assertThat(archive.resolve(ref + ".json")).doesNotExist();
    }

    @Test
    void attempts_and_notes_are_archived_and_deleted() throws IOException {
        EnrolmentEvent other = publish(EnrolmentEvent.exited(initiative, "2026-02-28"));
        ref = UUID.fromString((String) other.event().get("participantRef"));
        post(other, "attempts", "{'attemptedOn':'2026-03-02'}").statusCode(200);
        asLead().contentType("application/json")
                .body("{\"statuses\":[\"EDUCATION\"],\"source\":\"PERSON\"}")
                .put(followUp(other) + "/note")
                .then()
                .statusCode(200);
        tellOfErasure(true);
        assertThat(number("select count(*) from attempts where enrolment_id = ?", other.enrolmentId()))
                .isZero();
        assertThat(number("select count(*) from notes where enrolment_id = ?", other.enrolmentId()))
                .isZero();
        post(other, "attempts", "{}").statusCode(404);
        JsonNode dossier =
                new ObjectMapper().readTree(archive.resolve(ref + ".json").toFile());
        assertThat(dossier.get("attempts").get(0).get("attemptedOn").textValue())
                .isEqualTo("2026-03-02");
        assertThat(dossier.get("notes")
                        .get(0)
                        .get("heard")
                        .get("statuses")
                        .get(0)
                        .textValue())
                .isEqualTo("EDUCATION");
    }

    @Test
    void texts_of_activities_are_archived_and_deleted_and_their_dates_stay() throws IOException {
        EnrolmentEvent other = publish(EnrolmentEvent.started(initiative, "2026-01-01"));
        ref = UUID.fromString((String) other.event().get("participantRef"));
        String id = asLead().contentType("application/json")
                .body("""
                        {"enrolmentId":"%s","kind":"INTERNSHIP","on":"2026-03-01","source":"PERSON",
                         "externalId":"A-1","employer":"Bageren","note":"husk bus"}""".formatted(other.enrolmentId()))
                .post("/api/v1/activities")
                .path("activityId");
        asLead().contentType("application/json")
                .body("{\"because\":\"%s\",\"expectedVersion\":1}".formatted(BECAUSE))
                .post("/api/v1/activities/" + id + "/withdrawal")
                .then()
                .statusCode(200);
        String texts = "select count(*) from activity_versions where activity_id = ?"
                + " and coalesce(employer_sealed, note_sealed, because_sealed) is not null";
        assertThat(number(texts, UUID.fromString(id))).isEqualTo(2);
        tellOfErasure(true);
        assertThat(number(texts, UUID.fromString(id))).isZero();
        assertThat(number(
                        "select count(*) from activities where activity_id = ? and external_id is null and on_date = '2026-03-01'",
                        UUID.fromString(id)))
                .isEqualTo(1);
        asLead().get("/api/v1/activities/" + id).then().statusCode(404);
        asLead().get("/api/v1/activities?enrolmentId=" + other.enrolmentId())
                .then()
                .body("items", empty());
        asLead().contentType("application/json")
                .body("{\"enrolmentId\":\"%s\",\"kind\":\"EDUCATION\",\"on\":\"2026-03-01\",\"source\":\"PERSON\"}"
                        .formatted(other.enrolmentId()))
                .post("/api/v1/activities")
                .then()
                .statusCode(404);
        JsonNode archived = new ObjectMapper()
                .readTree(archive.resolve(ref + ".json").toFile())
                .get("activities");
        assertThat(archived).hasSize(2);
        assertThat(archived.get(0).get("details").get("employer").textValue()).isEqualTo("Bageren");
        assertThat(archived.get(0).get("details").get("note").textValue()).isEqualTo("husk bus");
        assertThat(archived.get(0).get("externalId").textValue()).isEqualTo("A-1");
        assertThat(archived.get(1).get("because").textValue()).isEqualTo(BECAUSE);
    }

    @Test
    void a_person_that_must_be_archived_is_archived_before_the_erasure() throws IOException {
        tellOfErasure(true);
        JsonNode dossier =
                new ObjectMapper().readTree(archive.resolve(ref + ".json").toFile());
        assertThat(dossier.get("outcomes")).hasSize(2);
        assertThat(dossier.get("outcomes").get(1).get("because").textValue()).isEqualTo(BECAUSE);
        assertThat(dossier.get("outcomes")
                        .get(1)
                        .get("situation")
                        .get("statuses")
                        .get(0)
                        .textValue())
                .isEqualTo("OTHER");
    }

    @Test
    void while_the_archive_is_not_writable_nothing_is_erased() throws IOException {
        Path inTheWay = Files.createDirectories(
                archive.resolve(ref + ".json.unfinished").resolve("not-empty"));
        long retries = retries();
        send(
                "fodfaeste.participant-events-v1",
                List.of(ref.toString()),
                List.of(Map.of(
                        "participantRef",
                        ref.toString(),
                        "state",
                        "ERASED",
                        "archived",
                        true,
                        "recordedAt",
                        "2026-03-01T12:00:00Z")));
        await().until(() -> retries() > retries);
        get(enrolment).statusCode(200).body("history[1].because", equalTo(BECAUSE));

        Files.delete(inTheWay);
        await().untilAsserted(() -> assertThat(written()).isZero());
        assertThat(archive.resolve(ref + ".json")).exists();
    }

    @Test
    void texts_from_before_a_merge_stay_readable() {
        tellOfMerge();
        get(enrolment).statusCode(200).body("history[1].because", equalTo(BECAUSE));
        post(enrolment, "withdrawal", Bodies.justification("x", 2)).statusCode(200);
        get(enrolment).body("history[2].because", equalTo("x"));
        assertThat(number("select count(*) from participants where participant_ref = ?", survivor))
                .isZero();
    }

    @Test
    void texts_of_activities_from_before_a_merge_stay_readable() {
        String id = asLead().contentType("application/json")
                .body("""
                        {"enrolmentId":"%s","kind":"INTERNSHIP","on":"2026-03-01","source":"PERSON","employer":"Bageren"}""".formatted(enrolment.enrolmentId()))
                .post("/api/v1/activities")
                .path("activityId");
        tellOfMerge();
        asLead().get("/api/v1/activities/" + id).then().statusCode(200).body("employer", equalTo("Bageren"));
        asLead().contentType("application/json")
                .body("{\"until\":\"2026-03-15\",\"expectedVersion\":1}")
                .post("/api/v1/activities/" + id + "/end")
                .then()
                .statusCode(200)
                .body("employer", equalTo("Bageren"));
    }

    @Test
    void the_erasures_of_two_merged_persons_may_arrive_in_any_order() {
        tellOfMerge();
        UUID merged = ref;
        ref = survivor;
        tellOfErasure(true);
        assertThat(written()).isZero();
        assertThat(archive.resolve(survivor + ".json")).content().contains(BECAUSE);
        get(enrolment).statusCode(404);
        assertThat(number(
                        "select count(*) from participants where participant_ref = ? and data_key is not null", merged))
                .isEqualTo(1);
        ref = merged;
        tellOfErasure(true);
        assertThat(number(
                        "select count(*) from participants where participant_ref = ? and data_key is not null", merged))
                .isZero();
    }

    @Test
    void an_erasure_that_arrives_before_the_merge_archives_and_erases_as_well() {
        UUID merged = ref;
        ref = survivor;
        tellOfErasure(true);
        tellOfMerge();
        assertThat(written()).isEqualTo(1);
        get(enrolment).statusCode(404);
        ref = merged;
        tellOfErasure(true);
        assertThat(written()).isZero();
        assertThat(archive.resolve(merged + ".json")).content().contains(BECAUSE);
        assertThat(number(
                        "select count(*) from participants where participant_ref = ? and data_key is not null", merged))
                .isZero();
    }

    /** The person of the enrolment is merged into the survivor. */
    private void tellOfMerge() {
        Map<String, Object> moved = new HashMap<>(enrolment.event());
        moved.put("participantRef", survivor.toString());
        moved.put("version", enrolment.version() + 1);
        send("fodfaeste.enrolment-events-v1", List.of(enrolment.enrolmentId().toString()), List.of(moved));
        await().until(() -> number(
                        "select count(*) from enrolments where enrolment_id = ? and participant_ref = ?",
                        enrolment.enrolmentId(),
                        survivor)
                == 1);
    }

    private static long retries() {
        return (long) as("service")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("fodfaeste_intake_retries_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
