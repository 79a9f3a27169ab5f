package dk.fodfaeste.outcome.activity.importing;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Imports of activities over HTTP. Today is 15 March 2026. */
@QuarkusTest
class ActivityImportTest extends ActivityTestBase {
    private static final String HEADER =
            "caseNumber;kind;on;until;weeklyHours;attendance;heldOn;confirmedOn;source;externalId\n";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private EnrolmentEvent enrolment;
    private String caseNumber;

    @BeforeEach
    void anEnrolmentWithACaseNumber() {
        enrolment = enrolment();
        caseNumber = caseNumberOf(enrolment);
    }

    private static String caseNumberOf(EnrolmentEvent known) {
        String number = "AKT-" + COUNT.incrementAndGet();
        ParticipantServiceStub.addEnrolments(number, List.of(known.lookupItem(1)));
        return number;
    }

    /** @param rest the fields after the case number; the last one may be left out */
    private String line(String rest) {
        return caseNumber + ";" + rest
                + ";".repeat((int) (8 - rest.chars().filter(c -> c == ';').count())) + "\n";
    }

    private static ValidatableResponse importFile(String file) {
        return asLead().contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post(ACTIVITIES + "/import")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse activities() {
        return asLead().get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .then();
    }

    /** Accepted, unchanged, rejected. */
    private static void counts(ValidatableResponse response, int accepted, int unchanged, int rejected) {
        response.body("accepted", equalTo(accepted))
                .body("unchanged", equalTo(unchanged))
                .body("rejectedCount", equalTo(rejected));
    }

    @Test
    void a_file_is_recorded_once_and_importing_it_again_changes_nothing() {
        String file = HEADER
                + line("INTERNSHIP;2026-03-01;;18.50;;;;REGISTER")
                + line("JOB_INTERVIEW;2026-03-02;;;HELD;;;CONSULTANT")
                + line("JOB_INTERVIEW;2026-03-20;;;;;;CONSULTANT")
                + line("SOCIAL_PROGRESS;2026-03-03;;;;;;CONSULTANT")
                + line("EDUCATION;2026-03-01;2026-03-05;;;;;REGISTER;X-1");
        counts(importFile(file), 5, 0, 0);
        activities()
                .body(
                        "items.kind",
                        contains("INTERNSHIP", "EDUCATION", "JOB_INTERVIEW", "SOCIAL_PROGRESS", "JOB_INTERVIEW"))
                .body("items[0].confirmedOn", equalTo("2026-03-15"))
                .body("items[2].heldOn", equalTo("2026-03-02"))
                .body("items[4].attendance", equalTo("PLANNED"));
        awaitActivityEvents(enrolment, 5);
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(40));
        counts(importFile(file), 0, 5, 0);
        awaitActivityEvents(enrolment, 5);
    }

    @Test
    void a_file_may_be_written_as_excel_and_its_users_do_in_danish() {
        counts(
                importFile(HEADER
                        + line("Virksomhedspraktik;01-03-2026;5.3.2026;18,5;;;;register")
                        + line("jobsamtale;02-03-2026;;;holdt;02-03-2026;;Konsulentens eget kendskab")),
                2,
                0,
                0);
        activities()
                .body("items.kind", contains("INTERNSHIP", "JOB_INTERVIEW"))
                .body("items.on", contains("2026-03-01", "2026-03-02"))
                .body("items[0].until", equalTo("2026-03-05"))
                .body("items[0].weeklyHours.toString()", equalTo("18.5"))
                .body("items[1].attendance", equalTo("HELD"));
        importFile(HEADER + line("nonsense;32-03-2026;;x;y;;;"))
                .body("rejected[0].field", equalTo("kind"))
                .body("rejected[0].further.field", contains("on", "weeklyHours", "attendance", "source"));
    }

    @Test
    void importing_a_file_again_changes_nothing_even_after_manual_changes() {
        String file = HEADER
                + line("INTERNSHIP;2026-03-01;;;;;;REGISTER")
                + line("EDUCATION;2026-03-01;;;;;;REGISTER")
                + line("JOB_INTERVIEW;2026-03-02;;;;;;REGISTER");
        counts(importFile(file), 3, 0, 0);
        List<Map<String, String>> items = activities().extract().path("items");
        Map<String, String> idOf = new HashMap<>();
        items.forEach(item -> idOf.put(item.get("kind"), item.get("activityId")));
        command(
                        idOf.get("INTERNSHIP"),
                        "correction",
                        "{'kind':'WAGE_SUBSIDY','on':'2026-03-04','source':'PERSON','because':'x','expectedVersion':1}")
                .statusCode(200);
        command(idOf.get("EDUCATION"), "withdrawal", "{'because':'x','expectedVersion':1}")
                .statusCode(200);
        command(idOf.get("JOB_INTERVIEW"), "attendance", "{'attendance':'HELD','expectedVersion':1}")
                .statusCode(200);
        counts(importFile(file), 0, 3, 0);
        activities().body("items", hasSize(3));
    }

    @Test
    void an_open_spell_is_confirmed_and_ended_and_a_planned_meeting_gets_its_attendance() {
        counts(
                importFile(HEADER
                        + line("INTERNSHIP;2026-03-01;;20;;;2026-03-02;REGISTER")
                        + line("JOB_INTERVIEW;2026-03-02;;;;;;REGISTER")),
                2,
                0,
                0);
        counts(
                importFile(HEADER
                        + line("INTERNSHIP;2026-03-01;;20;;;2026-03-10;REGISTER")
                        + line("JOB_INTERVIEW;2026-03-02;;;NO_SHOW;;;REGISTER")),
                2,
                0,
                0);
        activities().body("items[0].confirmedOn", equalTo("2026-03-10"));
        counts(importFile(HEADER + line("INTERNSHIP;2026-03-01;2026-03-12;20;;;;REGISTER")), 1, 0, 0);
        activities()
                .body("items.version", contains(3, 2))
                .body("items[0].until", equalTo("2026-03-12"))
                .body("items[1].attendance", equalTo("NO_SHOW"));
        // Each line was the present version once.
        counts(
                importFile(HEADER
                        + line("INTERNSHIP;2026-03-01;;20;;;2026-03-02;REGISTER")
                        + line("INTERNSHIP;2026-03-01;;20;;;2026-03-10;REGISTER")
                        + line("JOB_INTERVIEW;2026-03-02;;;;;;REGISTER")),
                0,
                3,
                0);
    }

    @ParameterizedTest(name = "{0} differs in {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "INTERNSHIP;2026-03-01;;21;;;;REGISTER | weeklyHours",
                "INTERNSHIP;2026-03-01;;20;;;;PERSON | source",
                "INTERNSHIP;2026-03-01;;20;;;2026-03-09;REGISTER | confirmedOn",
                "INTERNSHIP;2026-03-01;2026-03-12;21;;;;REGISTER | until",
                "JOB_INTERVIEW;2026-03-02;;;NO_SHOW;;;REGISTER | attendance",
                "EDUCATION;2026-03-01;2026-03-06;;;;;REGISTER | until",
                "EDUCATION;2026-03-01;;;;;;REGISTER | until",
                "AFTERCARE;2026-03-01;;;;;;REGISTER;X-1 | kind",
            })
    void a_differing_line_is_rejected(String differing, String field) {
        String file = HEADER
                + line("INTERNSHIP;2026-03-01;;20;;;2026-03-10;REGISTER;X-1")
                + line("EDUCATION;2026-03-01;2026-03-05;;;;;REGISTER")
                + line("JOB_INTERVIEW;2026-03-02;;;HELD;;;REGISTER");
        counts(importFile(file), 3, 0, 0);
        importFile(HEADER + line(differing))
                .body("rejected.field", contains(field))
                .body("rejected[0].problem", equalTo("differs from what is recorded"));
        activities().body("items.version", contains(1, 1, 1));
    }

    @Test
    void after_a_withdrawal_another_activity_may_be_imported_but_not_with_the_same_external_id() {
        counts(
                importFile(HEADER
                        + line("INTERNSHIP;2026-03-01;;20;;;;REGISTER")
                        + line("EDUCATION;2026-03-01;;;;;;REGISTER;X-1")),
                2,
                0,
                0);
        List<String> ids = activities().extract().path("items.activityId");
        ids.forEach(id ->
                command(id, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200));
        importFile(HEADER
                        + line("INTERNSHIP;2026-03-01;;25;;;;REGISTER")
                        + line("EDUCATION;2026-03-01;;7;;;;REGISTER;X-1"))
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(3))
                .body("rejected[0].problem", equalTo("differs from what is recorded"));
    }

    @Test
    void a_meeting_that_was_cancelled_and_planned_anew_gets_its_attendance() {
        counts(importFile(HEADER + line("JOB_INTERVIEW;2026-03-02;;;CANCELLED;;;REGISTER")), 1, 0, 0);
        importFile(HEADER + line("JOB_INTERVIEW;2026-03-02;;;HELD;;;REGISTER"))
                .body("rejected[0].problem", equalTo("differs from what is recorded"));
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-02'");
        counts(importFile(HEADER + line("JOB_INTERVIEW;2026-03-02;;;HELD;;;PERSON")), 1, 0, 0);
        activities().body("items.attendance", containsInAnyOrder("CANCELLED", "HELD"));
    }

    @Test
    void external_ids_distinguish_employer_meetings_of_one_day() {
        String file = HEADER
                + line("EMPLOYER_MEETING;2026-03-02;;;HELD;;;REGISTER;X-1")
                + line("EMPLOYER_MEETING;2026-03-02;;;HELD;;;REGISTER;X-2")
                + line("EMPLOYER_MEETING;2026-03-02;;;HELD;;;REGISTER");
        counts(importFile(file), 2, 1, 0);
        counts(importFile(file), 0, 3, 0);
    }

    @ParameterizedTest(name = "{0} is rejected on {1}: {2}")
    @CsvSource(
            delimiter = '!',
            value = {
                "NOBODY;INTERNSHIP;2026-03-01;;;;;;REGISTER; ! caseNumber ! is not known",
                ";INTERNSHIP;2026-03-01;;;;;;REGISTER; ! caseNumber ! is missing",
                "CASE;;2026-03-01;;;;;;REGISTER; ! kind ! is missing",
                "CASE;UNEMPLOYED;2026-03-01;;;;;;REGISTER; ! kind ! is not one of",
                "CASE;INTERNSHIP;;;;;;;REGISTER; ! on ! is missing",
                "CASE;INTERNSHIP;2026/03/01;;;;;;REGISTER; ! on ! is not a date",
                "CASE;INTERNSHIP;2026-03-01;x;;;;;REGISTER; ! until ! is not a date",
                "CASE;INTERNSHIP;2026-03-01;2026-02-28;;;;;REGISTER; ! until ! is before",
                "CASE;INTERNSHIP;2026-03-01;;many;;;;REGISTER; ! weeklyHours ! is not a number",
                "CASE;INTERNSHIP;2026-03-01;;169;;;;REGISTER; ! weeklyHours ! is not from 0 to 168",
                "CASE;INTERNSHIP;2026-03-01;;;HELD;;;REGISTER; ! attendance ! is not a field of INTERNSHIP",
                "CASE;INTERNSHIP;2026-03-01;;;;;2026-03-16;REGISTER; ! confirmedOn ! is after today",
                "CASE;JOB_INTERVIEW;2026-03-01;;;MAYBE;;;REGISTER; ! attendance ! is not one of",
                "CASE;JOB_INTERVIEW;2026-03-16;;;HELD;;;REGISTER; ! attendance ! came too early",
                "CASE;JOB_INTERVIEW;2026-03-01;;;;2026-03-01;;REGISTER; ! heldOn ! held",
                "CASE;SOCIAL_PROGRESS;2026-03-16;;;;;;REGISTER; ! on ! is after today",
                "CASE;INTERNSHIP;2026-03-01;;;;;;; ! source ! is missing",
                "CASE;INTERNSHIP;2026-03-01;;;;;;RUMOUR; ! source ! is not one of",
                "CASE;INTERNSHIP;2026-03-01;;;;;;REGISTER;6701801234 ! externalId ! looks like",
            })
    void a_rejected_line_names_the_field_and_the_reason(String line, String field, String problem) {
        importFile(HEADER + line.replace("CASE", caseNumber) + "\n" + line("EDUCATION;2026-03-09;;;;;;REGISTER"))
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2))
                .body("rejected.field", contains(field))
                .body("rejected[0].problem", containsString(problem));
    }

    @Test
    void kinds_that_the_initiative_does_not_record_and_wrong_registrations_are_rejected() {
        Map<String, Object> revised = new HashMap<>(EnrolmentEvent.initiative(enrolment.initiative(), 2, List.of()));
        revised.put("activityKinds", List.of("JOB_INTERVIEW"));
        publish(revised);
        importFile(HEADER + line("INTERNSHIP;2026-03-01;;;;;;REGISTER")).body("rejected.field", contains("kind"));
        EnrolmentEvent wrong = publish(enrolment.asWronglyRegistered());
        ParticipantServiceStub.addEnrolments(caseNumber, List.of(wrong.lookupItem(2)));
        importFile(HEADER + line("JOB_INTERVIEW;2026-03-01;;;;;;REGISTER"))
                .body("rejected.field", contains("caseNumber"))
                .body("rejected[0].problem", containsString("wrongly registered"));
    }

    @Test
    void a_dry_run_changes_nothing() {
        asLead().contentType("text/csv")
                .body(HEADER + line("INTERNSHIP;2026-03-01;;;;;;REGISTER"))
                .post(ACTIVITIES + "/import?dryRun=true")
                .then()
                .body("accepted", equalTo(1));
        activities().body("items", empty());
    }

    @Test
    void a_dry_run_judges_each_line_together_with_those_it_accepted_before() {
        String spell = line("INTERNSHIP;2026-03-01;;;;;;REGISTER");
        asLead().contentType("text/csv")
                .body(HEADER
                        + spell
                        + "x;y\n".repeat(500)
                        + spell
                        + line("INTERNSHIP;2026-03-01;2026-03-20;;;;;REGISTER"))
                .post(ACTIVITIES + "/import?dryRun=true")
                .then()
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(1));
        activities().body("items", empty());
    }

    @Test
    void a_missing_column_is_refused_before_the_import() {
        asLead().contentType("text/csv")
                .body("caseNumber;kind;on;until;weeklyHours;attendance;heldOn;source\nx\n")
                .post(ACTIVITIES + "/import")
                .then()
                .statusCode(400)
                .body("violations.field", contains("confirmedOn"));
        asLead().contentType("text/csv")
                .body("kind;on;until;weeklyHours;attendance;heldOn;confirmedOn;source\nx\n")
                .post(ACTIVITIES + "/import")
                .then()
                .statusCode(400)
                .body("violations.field", contains("caseNumber"));
    }

    @Test
    void a_register_imports_only_into_its_initiatives() {
        EnrolmentEvent foreign = enrolment();
        RestAssured.given()
                .auth()
                .oauth2(TestStack.token("register", "register1", enrolment.initiative()))
                .contentType("text/csv")
                .body(HEADER
                        + line("INTERNSHIP;2026-03-01;;;;;;REGISTER")
                        + caseNumberOf(foreign) + ";INTERNSHIP;2026-03-01;;;;;;REGISTER;\n")
                .post(ACTIVITIES + "/import")
                .then()
                .body("accepted", equalTo(1))
                .body("rejected[0].problem", equalTo("is not known"));
        as("analyst")
                .contentType("text/csv")
                .body(HEADER)
                .post(ACTIVITIES + "/import")
                .then()
                .statusCode(403);
    }

    @Test
    void a_file_is_imported_in_the_background() {
        Response begun = asLead().contentType("text/csv")
                .header("Prefer", "respond-async")
                .body(HEADER + line("INTERNSHIP;2026-03-01;;;;;;REGISTER") + line("x;;;;;;;"))
                .post(ACTIVITIES + "/import");
        assertThat(begun.statusCode()).isEqualTo(202);
        String address = begun.header("Location");
        assertThat(address).startsWith(ACTIVITIES + "/imports/");
        await().until(() -> asLead().get(address), status -> "DONE".equals(status.path("state")))
                .then()
                .body("accepted", equalTo(1))
                .body("rejectedCount", equalTo(1));
        assertThat(asLead().get(address + "/rejected-lines").asString()).contains("kind is not one of");
    }

    /** The file of the course, with its 40 enrolments. It was written on 28 November 2026. */
    @Test
    void the_activities_of_the_course_are_imported() throws IOException {
        TestClock.setToNoonOf(LocalDate.of(2026, 11, 28));
        List<String> lines = Files.readAllLines(Path.of("../measures/src/test/resources/activities.csv"));
        lines.stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(';')))
                .distinct()
                .forEach(number -> ParticipantServiceStub.addEnrolments(
                        number,
                        List.of(EnrolmentEvent.started(enrolment.initiative(), "2024-01-01")
                                .lookupItem(1))));
        String file = String.join("\n", lines) + "\n";
        counts(importFile(file), lines.size() - 1, 0, 0);
        counts(importFile(file), 0, lines.size() - 1, 0);
    }
}
