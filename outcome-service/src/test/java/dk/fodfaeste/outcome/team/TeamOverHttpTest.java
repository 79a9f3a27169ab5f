package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workloads and hand-overs over HTTP. Today is 15 March 2026. The scope of the lead is one initiative of the test. */
@QuarkusTest
class TeamOverHttpTest extends IntegrationTestBase {
    private String initiative;
    private String leaving;

    @BeforeEach
    void aTeam() {
        initiative = anInitiative();
        leaving = named("leaving");
    }

    private static String named(String name) {
        return name + "-" + UUID.randomUUID().toString().replaceAll("[0-9]", "x");
    }

    private RequestSpecification lead() {
        return given().auth()
                .oauth2(TestStack.token("lead", "lead1", initiative))
                .contentType("application/json");
    }

    private ValidatableResponse employ(String consultant, String body) {
        return lead().body(body.replace('\'', '"'))
                .put("/api/v1/consultants/" + consultant)
                .then();
    }

    private ValidatableResponse handOver(String from, String... to) {
        return lead().body(Map.of("to", to))
                .post("/api/v1/consultants/" + from + "/hand-over")
                .then();
    }

    private EnrolmentEvent with(String consultant, EnrolmentEvent enrolment) {
        return publish(enrolment.reassigned(consultant));
    }

    private Map<String, Object> shown(String consultant) {
        return lead()
                .get("/api/v1/consultants?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(item -> item.get("consultant").equals(consultant))
                .findFirst()
                .orElse(null);
    }

    @Test
    void a_consultant_is_listed_with_the_workload() {
        with(leaving, EnrolmentEvent.started(initiative, "2026-01-01"));
        with(leaving, EnrolmentEvent.started(initiative, "2026-01-01"));
        with(leaving, EnrolmentEvent.exited(initiative, "2026-03-15"));
        with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31"));
        EnrolmentEvent answered = with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(answered, "OTHER", 0).statusCode(200);
        with(leaving, EnrolmentEvent.started(anInitiative(), "2026-01-01"));
        employ(leaving, "{'fullTimeEquivalent':0.8,'leavesOn':'2026-04-30'}")
                .statusCode(200)
                .body("consultant", equalTo(leaving))
                .body("fullTimeEquivalent.toString()", equalTo("0.8"))
                .body("leavesOn", equalTo("2026-04-30"))
                .body("activeEnrolments", equalTo(3))
                .body("caseloadPerEquivalent.toString()", equalTo("3.8"))
                .body("overdue", equalTo(1))
                .body("openFollowUps", equalTo(2))
                .body("version", equalTo(1));
        assertThat(shown(leaving))
                .containsEntry("activeEnrolments", 3)
                .containsEntry("overdue", 1)
                .containsEntry("openFollowUps", 2);
        lead().get("/api/v1/consultants?limit=500&today=2026-03-16")
                .then()
                .body("items.find { it.consultant == '" + leaving + "' }.activeEnrolments", equalTo(2));
    }

    @Test
    void a_consultant_with_only_work_or_only_an_employment_is_listed() {
        String newcomer = named("newcomer");
        with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31"));
        assertThat(shown(leaving))
                .containsEntry("fullTimeEquivalent", null)
                .containsEntry("caseloadPerEquivalent", null)
                .containsEntry("activeEnrolments", 0)
                .containsEntry("overdue", 1)
                .containsEntry("version", 0);
        employ(newcomer, "{'fullTimeEquivalent':1,'leavesOn':null}")
                .body("leavesOn", nullValue())
                .body("activeEnrolments", equalTo(0))
                .body("caseloadPerEquivalent.toString()", equalTo("0.0"));
        assertThat(shown(newcomer)).isNotNull();
        assertThat(shown(named("nobody"))).isNull();
    }

    @Test
    void the_list_is_ordered_by_name_and_its_pages_neither_skip_nor_repeat() {
        for (int i = 0; i < 5; i++) {
            employ(named("æ&%25ø"), "{'fullTimeEquivalent':1}").statusCode(200);
        }
        var seen = new ArrayList<String>();
        String after = "";
        do {
            var page = lead().get("/api/v1/consultants?limit=2&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.consultant"));
            assertThat(seen).doesNotHaveDuplicates();
            after = page.getString("next");
        } while (after != null);
        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5);
        assertThat(seen)
                .isEqualTo(
                        lead().get("/api/v1/consultants?limit=500").jsonPath().getList("items.consultant"));
    }

    @ParameterizedTest(name = "{0} gives 400 on {1}")
    @CsvSource({"after=!,after", "after=AA,after", "today=yesterday,today", "limit=501,limit"})
    void invalid_query_parameters_are_refused(String query, String field) {
        lead().get("/api/v1/consultants?" + query).then().statusCode(400).body("violations.field", contains(field));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.04,422",
        "0.05,200",
        "0.055,422",
        "1.50,200",
        "1.500,422",
        "1.51,422",
        "-1,422",
        "1e400,422",
        "null,400"
    })
    void a_full_time_equivalent_lies_within_its_range(String equivalent, int answer) {
        var response =
                employ(leaving, "{'fullTimeEquivalent':" + equivalent + "}").statusCode(answer);
        if (answer != 200) {
            response.body("violations.field", contains("fullTimeEquivalent"));
        }
    }

    @Test
    void a_repeated_request_adds_no_version_and_an_old_expected_version_is_a_conflict() {
        String body = "{'fullTimeEquivalent':1,'leavesOn':null,'expectedVersion':%d}";
        employ(leaving, body.formatted(0)).statusCode(200).body("version", equalTo(1));
        employ(leaving, body.formatted(0)).statusCode(200).body("version", equalTo(1));
        employ(leaving, "{'fullTimeEquivalent':1.00}").statusCode(200).body("version", equalTo(1));
        employ(leaving, "{'fullTimeEquivalent':0.5,'expectedVersion':1}").body("version", equalTo(2));
        employ(leaving, "{'fullTimeEquivalent':0.6,'expectedVersion':1}")
                .statusCode(409)
                .body("violations.field", contains("expectedVersion"));
        employ(leaving, "{'fullTimeEquivalent':0.6}").body("version", equalTo(3));
        assertThat(number("select count(*) from employments where consultant = ?", leaving))
                .isEqualTo(3);
    }

    @Test
    void a_civil_registration_number_is_refused_as_a_user_name() {
        employ("671299-1234", "{'fullTimeEquivalent':1}")
                .statusCode(422)
                .body("violations.field", contains("consultant"));
    }

    @Test
    void all_open_work_is_distributed_evenly_with_the_token_of_the_lead() {
        var open = new ArrayList<EnrolmentEvent>();
        for (int i = 0; i < 3; i++) {
            open.add(with(leaving, EnrolmentEvent.started(initiative, "2026-01-01")));
            open.add(with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31")));
        }
        open.add(with(leaving, EnrolmentEvent.exited(initiative, "2026-03-01")));
        EnrolmentEvent answered = with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31"));
        status(answered, "OTHER", 0).statusCode(200);
        with(leaving, EnrolmentEvent.started(initiative, "2026-01-01").asWronglyRegistered());
        with(leaving, EnrolmentEvent.exited(initiative, "2025-12-31").exitCorrected("2025-12-31", "DECEASED"));
        with(leaving, EnrolmentEvent.started(anInitiative(), "2026-01-01"));
        with(named("other"), EnrolmentEvent.started(initiative, "2026-01-01"));

        handOver(leaving, "ny1", "ny2").statusCode(200).body("handedOver", equalTo(7));
        assertThat(ParticipantServiceStub.reassigned()).hasSize(1);
        Map<String, String> successors = ParticipantServiceStub.reassigned().getFirst();
        assertThat(successors.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        open.stream().map(one -> one.enrolmentId().toString()).toList());
        assertThat(successors.values().stream().sorted())
                .containsExactly("ny1", "ny1", "ny1", "ny1", "ny2", "ny2", "ny2");
        // Until the events arrive, a repetition sends the same reassignments.
        handOver(leaving, "ny1", "ny2").statusCode(200).body("handedOver", equalTo(0));
        for (EnrolmentEvent one : open) {
            publish(one.reassigned(successors.get(one.enrolmentId().toString())));
        }
        handOver(leaving, "ny1", "ny2").statusCode(200).body("handedOver", equalTo(0));
        assertThat(ParticipantServiceStub.reassigned()).hasSize(2);
    }

    @Test
    void after_participant_service_fails_a_repeated_hand_over_hands_over_the_rest() {
        int many = 2 * HandingOver.BATCH_SIZE + 1;
        List<EnrolmentEvent> all = IntStream.range(0, many)
                .mapToObj(i -> EnrolmentEvent.started(initiative, "2026-01-01").reassigned(leaving))
                .toList();
        sendAll(all);
        await().until(() -> number("select count(*) from enrolments where consultant = ?", leaving) == many);
        ParticipantServiceStub.limitReassignments(1);
        handOver(leaving, "ny1").statusCode(503);
        assertThat(ParticipantServiceStub.reassigned()).hasSize(1);
        List<Map<String, String>> before = List.copyOf(ParticipantServiceStub.reassigned());
        ParticipantServiceStub.limitReassignments(Integer.MAX_VALUE);
        ParticipantServiceStub.reassigned().addAll(before);
        handOver(leaving, "ny1").statusCode(200).body("handedOver", equalTo(many - HandingOver.BATCH_SIZE));
    }

    @ParameterizedTest(name = "status {0} of participant-service becomes {1}")
    @CsvSource({"403,403", "409,409", "404,409", "422,409", "429,503", "500,503"})
    void the_response_depends_on_the_status_from_participant_service(int received, int sent) {
        with(leaving, EnrolmentEvent.started(initiative, "2026-01-01"));
        ParticipantServiceStub.refuseReassignments(received);
        handOver(leaving, "ny1").statusCode(sent).contentType("application/problem+json");
    }

    @Test
    void successors_must_be_other_present_consultants_without_repetition() {
        String gone = named("gone");
        employ(gone, "{'fullTimeEquivalent':1,'leavesOn':'2026-03-14'}").statusCode(200);
        handOver(leaving, gone).statusCode(422).body("violations.field", contains("to"));
        employ(gone, "{'fullTimeEquivalent':1,'leavesOn':'2026-03-15'}").statusCode(200);
        handOver(leaving, gone).statusCode(200).body("handedOver", equalTo(0));
        handOver(leaving, "ny1", leaving).statusCode(422).body("violations.field", contains("to"));
        handOver(leaving, "ny1", " ny1").statusCode(422).body("violations.field", contains("to"));
        handOver(leaving).statusCode(400).body("violations.field", contains("to"));
        handOver(leaving, " ").statusCode(400).body("violations.field", contains("to"));
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
    }
}
