package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.assertProblem;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.register;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegisteringTest {

    @Test
    void a_registration_returns_the_enrolment_as_get_does() {
        String initiative = anInitiative();
        Map<String, Object> body = registration(initiative);
        body.put("statusAtStart", "UNEMPLOYED");

        var created = register(body);

        created.then()
                .statusCode(201)
                .body("$", aMapWithSize(14))
                .body("caseNumber", equalTo(body.get("caseNumber")))
                .body("initiative", equalTo(initiative))
                .body("consultant", equalTo("konsulent1"))
                .body("startedOn", equalTo("2024-01-10"))
                .body("statusAtStart", equalTo("UNEMPLOYED"))
                .body("exitedOn", nullValue())
                .body("exitReason", nullValue())
                .body("exitNumber", equalTo(0))
                .body("state", equalTo("ACTIVE"))
                .body("version", equalTo(1))
                .body("warnings", empty());
        assertThat(show(created.path("enrolmentId")).asString()).isEqualTo(created.asString());
        assertThat(UUID.fromString(created.path("enrolmentId")).version()).isEqualTo(7);
    }

    @Test
    void a_repeated_registration_returns_the_same_enrolment() {
        Map<String, Object> body = registration(anInitiative());
        String id = registered(body);

        register(body).then().statusCode(200).body("enrolmentId", equalTo(id)).body("version", equalTo(1));
    }

    @Test
    void a_consultant_whose_last_working_day_has_passed_gets_no_enrolment_of_any_start() {
        Map<String, Object> body = registration(anInitiative());
        body.put("consultant", Api.consultantWhoHasLeft());
        assertProblem(register(body), 422, "consultant");

        body.put("consultant", Api.consultant(Api.TODAY));
        String id = registered(body);
        Api.employ((String) body.get("consultant"), Api.TODAY.minusDays(3), 2);
        register(body).then().statusCode(200).body("enrolmentId", equalTo(id));
    }

    @Test
    void a_consultant_who_comes_back_gets_enrolments_again_and_an_older_version_changes_nothing() {
        Map<String, Object> body = registration(anInitiative());
        String consultant = Api.consultantWhoHasLeft();
        body.put("consultant", consultant);
        Api.employ(consultant, null, 3);
        Api.employ(consultant, Api.TODAY.minusDays(1), 2);
        registered(body);
    }

    @Test
    void a_repeated_registration_after_a_correction_returns_the_present_facts() {
        Map<String, Object> body = registration(anInitiative());
        String id = registered(body);
        post(id, "start/correction", Bodies.startCorrection("2024-01-15", "slip", 1))
                .then()
                .statusCode(200);

        register(body).then().statusCode(200).body("startedOn", equalTo("2024-01-15"));
        body.put("startedOn", "2024-01-15");
        register(body).then().statusCode(200).body("enrolmentId", equalTo(id));
    }

    @Test
    void the_same_case_number_with_other_content_is_a_conflict() {
        String initiative = anInitiative();
        Map<String, Object> body = registration(initiative);
        registered(body);

        for (var other : Map.of(
                        "initiative", anInitiative(),
                        "person", Map.of("cpr", freshCpr(), "name", Api.NAME),
                        "consultant", "konsulent2",
                        "startedOn", "2024-01-11",
                        "statusAtStart", "OTHER")
                .entrySet()) {
            Map<String, Object> changed = new HashMap<>(body);
            changed.put(other.getKey(), other.getValue());
            assertProblem(register(changed), 409);
        }
    }

    @Test
    void a_case_number_is_free_again_after_a_wrong_registration() {
        Map<String, Object> body = registration(anInitiative());
        String wrong = registered(body);
        post(wrong, "wrong-registration", Bodies.justification("another person was meant", 1))
                .then()
                .statusCode(200);

        assertThat(registered(body)).isNotEqualTo(wrong);
    }

    @Test
    void a_known_person_is_found_by_number_with_or_without_hyphen() {
        String cpr = freshCpr();
        String first = register(registration(anInitiative(), cpr, "2024-01-10")).path("participantRef");

        String hyphen = cpr.substring(0, 6) + "-" + cpr.substring(6);
        register(registration(anInitiative(), hyphen, "2024-01-10"))
                .then()
                .statusCode(201)
                .body("participantRef", equalTo(first))
                .body("warnings", empty());
    }

    @Test
    void another_name_for_a_known_person_is_a_warning_without_names() {
        String cpr = freshCpr();
        registered(registration(anInitiative(), cpr, "2024-01-10"));
        Map<String, Object> body = registration(anInitiative(), cpr, "2024-01-10");
        body.put("person", Map.of("cpr", cpr, "name", "Freja Skabelon"));

        var created = register(body);

        created.then().statusCode(201).body("warnings.field", contains("person.name"));
        assertThat(created.asString()).doesNotContain("Freja").doesNotContain(Api.NAME);
        register(body).then().statusCode(200);
    }

    @Test
    void unusual_facts_are_warnings() {
        Map<String, Object> early = registration(anInitiative(), freshCpr(), "2019-12-31");
        register(early).then().statusCode(201).body("warnings.field", contains("startedOn"));

        // Born on 7 April 2010, so 13 years old.
        Map<String, Object> young = registration(anInitiative(), "6704104011", "2024-01-10");
        register(young).then().statusCode(201).body("warnings.field", contains("person"));

        // Born on 8 April 2030.
        Map<String, Object> unborn = registration(anInitiative(), "6804304011", "2024-01-10");
        register(unborn).then().statusCode(201).body("warnings.field", contains("person.cpr"));
    }

    @Test
    void a_second_enrolment_may_share_one_day_with_the_first_and_not_two() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String first = registered(registration(initiative, cpr, "2024-01-10"));
        assertProblem(register(registration(initiative, cpr, "2025-01-10")), 422, "startedOn");
        exit(first, "2024-03-31", 1).then().statusCode(200);

        assertProblem(register(registration(initiative, cpr, "2024-03-30")), 422, "startedOn");
        register(registration(initiative, cpr, "2024-03-31")).then().statusCode(201);
    }

    @Test
    void a_person_may_be_in_two_initiatives_at_the_same_time() {
        String cpr = freshCpr();
        registered(registration(anInitiative(), cpr, "2024-01-10"));
        register(registration(anInitiative(), cpr, "2024-01-10")).then().statusCode(201);
    }

    @Test
    void a_wrong_registration_overlaps_nothing() {
        String initiative = anInitiative();
        String cpr = freshCpr();
        String wrong = registered(registration(initiative, cpr, "2024-01-10"));
        post(wrong, "wrong-registration", Bodies.justification("slip", 1));

        register(registration(initiative, cpr, "2024-01-10")).then().statusCode(201);
    }

    @Test
    void an_unknown_initiative_is_refused_with_its_field() {
        assertProblem(register(registration("nowhere")), 422, "initiative");
    }

    @Test
    void missing_and_malformed_fields_are_named() {
        Map<String, Object> nothing = Map.of();
        assertProblem(register(nothing), 400, "caseNumber", "initiative", "person", "consultant", "startedOn");

        String initiative = anInitiative();
        assertFault(initiative, 400, "person.cpr", Map.of("person", Map.of("cpr", "3102704011", "name", "X")));
        assertFault(initiative, 400, "person.cpr", Map.of("person", Map.of("cpr", "12345", "name", "X")));
        assertFault(initiative, 400, "person.name", Map.of("person", Map.of("cpr", freshCpr(), "name", " ")));
        assertFault(initiative, 400, "person.name", Map.of("person", Map.of("cpr", freshCpr(), "name", "A\u0000B")));
        assertFault(
                initiative, 400, "person.name", Map.of("person", Map.of("cpr", freshCpr(), "name", "x".repeat(201))));
        assertFault(initiative, 400, "caseNumber", Map.of("caseNumber", "x".repeat(65)));
        assertFault(initiative, 400, "statusAtStart", Map.of("statusAtStart", "RICH"));
        assertFault(initiative, 400, "startedOn", Map.of("startedOn", "2024-02-30"));
        assertFault(initiative, 400, "startedOn", Map.of("startedOn", "999999999-01-01"));
        assertFault(initiative, 422, "startedOn", Map.of("startedOn", "0202-01-01"));
        assertFault(initiative, 422, "startedOn", Map.of("startedOn", "2200-01-01"));
        assertFault(initiative, 422, "consultant", Map.of("consultant", "k 010170-1234"));
        assertFault(initiative, 400, "colour", Map.of("colour", "red"));
    }

    private static void assertFault(String initiative, int status, String field, Map<String, Object> change) {
        Map<String, Object> body = registration(initiative);
        body.putAll(change);
        assertProblem(register(body), status, field);
    }

    @Test
    void one_of_many_concurrent_overlapping_registrations_succeeds() throws Exception {
        String initiative = anInitiative();
        String cpr = freshCpr();
        Map<Integer, Long> statuses = atOnce(
                8,
                i -> register(registration(initiative, cpr, "2024-01-%02d".formatted(10 + i)))
                        .statusCode());

        assertThat(statuses).isEqualTo(Map.of(201, 1L, 422, 7L));
    }

    @Test
    void concurrent_repetitions_of_a_registration_create_one_enrolment() throws Exception {
        Map<String, Object> body = registration(anInitiative());
        Map<Integer, Long> statuses = atOnce(8, _ -> register(body).statusCode());

        assertThat(statuses).isEqualTo(Map.of(201, 1L, 200, 7L));
    }

    @Test
    void one_of_many_concurrent_registrations_gets_the_case_number() throws Exception {
        String initiative = anInitiative();
        Map<Integer, Long> statuses = atOnce(8, _ -> {
            Map<String, Object> body = registration(initiative);
            body.put("caseNumber", "SAG-contested");
            return register(body).statusCode();
        });

        assertThat(statuses).isEqualTo(Map.of(201, 1L, 409, 7L));
    }

    @Test
    void a_consultant_registers_in_own_initiatives_only() {
        String own = anInitiative();
        String foreign = anInitiative();
        var consultant = as("consultant", "konsulent1", own);

        as("consultant", "konsulent1", own)
                .body(registration(own))
                .post("/api/v1/enrolments")
                .then()
                .statusCode(201);
        assertProblem(consultant.body(registration(foreign)).post("/api/v1/enrolments"), 404, "initiative");
    }

    private interface Attempt {
        int make(int number) throws Exception;
    }

    private static Map<Integer, Long> atOnce(int times, Attempt attempt) throws Exception {
        List<Callable<Integer>> attempts = IntStream.range(0, times)
                .<Callable<Integer>>mapToObj(i -> () -> attempt.make(i))
                .toList();
        try (var threads = Executors.newFixedThreadPool(times)) {
            return threads.invokeAll(attempts).stream()
                    .map(done -> done.resultNow())
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        }
    }
}
