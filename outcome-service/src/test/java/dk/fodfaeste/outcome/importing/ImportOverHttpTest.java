package dk.fodfaeste.outcome.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Imports of statuses over HTTP. Today is 15 March 2026, and a stub replies to lookups. */
@QuarkusTest
class ImportOverHttpTest extends ImportTestBase {

    @Test
    void a_file_is_recorded_once_and_importing_it_again_changes_nothing() {
        Case one = dueCase();
        Case two = dueCase();
        Case three = dueCase();
        String file = HEADER
                + one.line("2026-03-01;EDUCATION|ORDINARY_PART_TIME;18.50;EMPLOYER")
                + two.line(";UNEMPLOYED;;PERSON")
                + three.line("2026-02-28;LOST;;CONSULTANT");
        importFile(file)
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("unchanged", equalTo(0))
                .body("rejected", emptyIterable());
        get(one.enrolment)
                .body("statuses", containsInAnyOrder("EDUCATION", "ORDINARY_PART_TIME"))
                .body("statusDate", equalTo("2026-03-01"))
                .body("weeklyHours.toString()", equalTo("18.5"))
                .body("source", equalTo("EMPLOYER"))
                .body("history[0].recordedBy", equalTo("lead1"));
        get(two.enrolment).body("statusDate", equalTo("2026-02-28"));
        get(three.enrolment)
                .body("state", equalTo("LOST"))
                .body("history[0].attempts", nullValue())
                .body("history[0].because", nullValue());
        JsonNode lost = awaitEvents(three.enrolment, 1).getFirst();
        assertThat(lost.get("lost").asBoolean()).isTrue();
        assertThat(lost.get("statuses").isNull()).isTrue();
        assertThat(lost.get("attempts").isNull()).isTrue();

        importFile(file)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(3))
                .body("rejectedCount", equalTo(0));
        awaitEvents(one.enrolment, 1);
    }

    @Test
    void a_file_may_be_written_as_excel_and_its_users_do_in_danish() {
        Case one = dueCase();
        Case two = dueCase();
        Case lost = dueCase();
        importFile("\ufeff" + HEADER.replace("\n", ";;\r\n")
                        + one.line("01-03-2026;uddannelse|Deltidsjob (ordinært);18,50;Arbejdsgiver eller skole;;")
                        + two.line(";Ledig;;borgeren selv;;")
                        + lost.line("28.2.2026;uden kontakt;;;;")
                        + ";;;;;;;\n")
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("rejected", emptyIterable());
        get(one.enrolment)
                .body("statuses", containsInAnyOrder("EDUCATION", "ORDINARY_PART_TIME"))
                .body("statusDate", equalTo("2026-03-01"))
                .body("weeklyHours.toString()", equalTo("18.5"))
                .body("source", equalTo("EMPLOYER"));
        get(two.enrolment).body("statuses", contains("UNEMPLOYED"));
        get(lost.enrolment).body("state", equalTo("LOST"));
    }

    @Test
    void all_faults_of_a_line_are_named() {
        importFile(HEADER + ";;31-02-2026;HAPPY;1,2,3;NOBODY\n")
                .body("rejectedCount", equalTo(1))
                .body("rejected[0].field", equalTo("caseNumber"))
                .body(
                        "rejected[0].further.field",
                        contains("measure", "status", "statusDate", "weeklyHours", "source"));
    }

    @Test
    void importing_a_file_again_changes_nothing_even_after_manual_corrections() {
        Case corrected = dueCase();
        Case takenBack = dueCase();
        Case found = dueCase();
        Case moved = dueCase();
        String file = HEADER
                + corrected.line(";EDUCATION;;PERSON")
                + takenBack.line(";OTHER;;PERSON")
                + found.line(";LOST;;")
                + moved.line(";OTHER;20;PERSON");
        importFile(file).body("accepted", equalTo(4));
        post(corrected.enrolment, "correction", Bodies.correction("SICK_LEAVE", "x", 1))
                .statusCode(200);
        post(takenBack.enrolment, "withdrawal", Bodies.justification("x", 1)).statusCode(200);
        status(found.enrolment, "FLEX_JOB", 1).statusCode(200);
        moved.publish(moved.enrolment.exitCorrected("2025-12-20", "OTHER"));

        importFile(file)
                .body("accepted", equalTo(0))
                .body("unchanged", equalTo(4))
                .body("rejectedCount", equalTo(0));
        get(corrected.enrolment).body("statuses", contains("SICK_LEAVE")).body("version", equalTo(2));
        get(takenBack.enrolment).body("state", equalTo("PENDING")).body("version", equalTo(2));
        get(found.enrolment).body("statuses", contains("FLEX_JOB")).body("version", equalTo(2));
        get(moved.enrolment).body("version", equalTo(1));
    }

    @Test
    void a_line_without_a_date_means_the_present_due_date_of_the_present_exit() {
        Case far = dueCase();
        Case farLost = dueCase();
        Case again = dueCase();
        Case lostAgain = dueCase();
        String file = HEADER
                + far.line(";OTHER;20;PERSON")
                + farLost.line(";LOST;;")
                + again.line(";EDUCATION;;REGISTER")
                + lostAgain.line(";LOST;;");
        importFile(file).body("accepted", equalTo(4));
        far.publish(far.enrolment.exitCorrected("2025-06-30", "OTHER"));
        farLost.publish(farLost.enrolment.exitCorrected("2025-06-30", "OTHER"));
        for (Case one : List.of(again, lostAgain)) {
            one.publish(one.enrolment.exitWithdrawn());
            one.publish(one.enrolment.exit("2025-12-31", "OTHER"));
        }
        importFile(file).body("accepted", equalTo(4));
        get(far.enrolment).body("state", equalTo("RECORDED")).body("statusDate", equalTo("2025-08-30"));
        get(farLost.enrolment).body("state", equalTo("LOST"));
        get(again.enrolment).body("state", equalTo("RECORDED")).body("version", equalTo(2));
        get(lostAgain.enrolment).body("state", equalTo("LOST")).body("version", equalTo(2));
        importFile(file).body("unchanged", equalTo(4));
    }

    @Test
    void weekly_hours_have_at_most_two_decimals() {
        Case one = dueCase();
        importFile(HEADER + one.line(";OTHER;1.850;PERSON"))
                .body("rejected.field", contains("weeklyHours"))
                .body("rejected[0].problem", equalTo("has more than two decimals"));
        importFile(HEADER + one.line(";OTHER;18.50;PERSON")).body("accepted", equalTo(1));
    }

    @Test
    void a_line_whose_person_is_not_that_of_the_case_is_rejected() {
        Case one = dueCase();
        importFile("cpr;" + HEADER + "6712340001;" + one.line(";OTHER;;PERSON"))
                .body("rejected.field", contains("caseNumber"))
                .body("rejected[0].problem", equalTo("is not known as the case of this person and initiative"));
        get(one.enrolment).body("version", equalTo(0));
    }

    @Test
    void a_differing_status_is_rejected_and_a_status_replaces_a_lost() {
        Case recorded = dueCase();
        Case lost = dueCase();
        Case open = dueCase();
        importFile(HEADER + recorded.line(";EDUCATION;;PERSON") + lost.line(";LOST;;") + open.line(";OTHER;;PERSON"));
        post(open.enrolment, "withdrawal", Bodies.justification("x", 1)).statusCode(200);
        importFile(HEADER
                        + recorded.line(";UNEMPLOYED;;PERSON")
                        + recorded.line(";LOST;;")
                        + recorded.line(";EDUCATION;7;PERSON")
                        + recorded.line(";EDUCATION;;EMPLOYER")
                        + lost.line(";FLEX_JOB;12;REGISTER")
                        + open.line(";SICK_LEAVE;;PERSON"))
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(2, 3, 4, 5))
                .body("rejected.field", contains("status", "status", "status", "status"))
                .body("rejected[0].problem", equalTo("differs from what is recorded"));
        get(recorded.enrolment).body("version", equalTo(1));
        get(lost.enrolment).body("state", equalTo("RECORDED")).body("version", equalTo(2));
        get(open.enrolment).body("statuses", contains("SICK_LEAVE")).body("version", equalTo(3));
    }

    @Test
    void each_line_is_checked_after_the_lines_before_it() {
        Case one = dueCase();
        importFile(HEADER
                        + one.line(";LOST;;")
                        + one.line(";LOST;;")
                        + one.line(";OTHER;;PERSON")
                        + one.line("2026-02-28;OTHER;;PERSON")
                        + one.line(";EDUCATION;;PERSON"))
                .body("accepted", equalTo(2))
                .body("unchanged", equalTo(2))
                .body("rejected.line", contains(6));
        get(one.enrolment).body("version", equalTo(2)).body("history.kind", contains("LOST", "RECORDED"));
        assertThat(awaitEvents(one.enrolment, 2).stream()
                        .map(event -> event.get("version").asInt()))
                .containsExactly(1, 2);
    }

    @Test
    void a_person_is_found_by_cpr_and_initiative_and_not_stored() throws Exception {
        Case one = dueCase();
        String cpr = "671234%04d".formatted(COUNT.incrementAndGet());
        ParticipantServiceStub.addEnrolments(
                cpr + " in " + one.enrolment.initiative(), List.of(one.enrolment.lookupItem(1)));
        ParticipantServiceStub.addEnrolments(
                "6712349999 in " + one.enrolment.initiative(),
                List.of(one.enrolment.lookupItem(1), one.enrolment.lookupItem(1)));
        importFile("cpr,initiative,measure,statusDate,status,weeklyHours,source\n"
                        + cpr + "," + one.enrolment.initiative() + "," + MEASURE + ",,EDUCATION,,REGISTER\n"
                        + "6712349999," + one.enrolment.initiative() + "," + MEASURE + ",,EDUCATION,,REGISTER\n"
                        + "6712340000," + one.enrolment.initiative() + "," + MEASURE + ",,EDUCATION,,REGISTER\n"
                        + "," + one.enrolment.initiative() + "," + MEASURE + ",,EDUCATION,,REGISTER\n"
                        + cpr + ",," + MEASURE + ",,EDUCATION,,REGISTER\n")
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(3, 4, 5, 6))
                .body("rejected.field", contains("cpr", "cpr", "cpr", "initiative"))
                .body("rejected[0].problem", containsString("several"))
                .body("rejected[1].problem", equalTo("is not known"));
        get(one.enrolment).body("statuses", contains("EDUCATION"));
        for (String table : List.of("enrolments", "outcomes", "follow_ups", "initiatives")) {
            assertThat(number("select count(*) from " + table + " t where t::text like ?", "%" + cpr + "%"))
                    .isZero();
        }
    }

    @Test
    void with_all_three_columns_a_line_uses_the_case_number_if_it_is_of_that_person() {
        Case one = dueCase();
        Case two = dueCase();
        ParticipantServiceStub.addEnrolments("0101019999 in x", List.of(two.enrolment.lookupItem(1)));
        ParticipantServiceStub.addEnrolments(one.number + " of 0101019999", List.of(one.enrolment.lookupItem(1)));
        importFile("initiative;cpr;caseNumber;measure;statusDate;status;weeklyHours;source;remarks\n"
                        + "x;0101019999;" + one.number + ";" + MEASURE + ";;OTHER;;PERSON;hello\n"
                        + "x;0101019999;;" + MEASURE + ";;OTHER;;PERSON;\n")
                .body("accepted", equalTo(2));
        get(one.enrolment).body("version", equalTo(1));
        get(two.enrolment).body("version", equalTo(1));
    }

    @Test
    void a_line_is_checked_against_the_facts_of_the_lookup_before_their_events_arrive() {
        String initiative = "not-heard-of-" + COUNT.incrementAndGet();
        ParticipantServiceStub.addInitiative(
                EnrolmentEvent.initiative(initiative, 3, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30))));
        EnrolmentEvent unheard = EnrolmentEvent.exited(initiative, "2025-12-31");
        Case one = new Case(unheard, 3);
        importFile(HEADER + one.line(";EDUCATION;;PERSON")).body("accepted", equalTo(1));
        get(unheard).body("state", equalTo("RECORDED")).body("dueOn", equalTo("2026-02-28"));
        // The events arrive later, one of them outdated: nothing changes.
        sendAll(List.of(unheard, EnrolmentEvent.started(initiative, "2025-01-01")));
        publish(EnrolmentEvent.started(initiative, "2025-01-01"));
        get(unheard).body("state", equalTo("RECORDED"));

        ParticipantServiceStub.addInitiative(EnrolmentEvent.initiative(
                initiative,
                4,
                List.of(
                        EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                        EnrolmentEvent.measure("new", "START", "P6M", 30))));
        new Case(one.number, unheard, 4);
        importFile(HEADER + one.number + ";new;2025-06-30;OTHER;;PERSON\n").body("accepted", equalTo(1));
    }

    @Test
    void a_dry_run_reports_the_result_and_records_nothing() {
        Case one = dueCase();
        String file = HEADER + one.line(";LOST;;") + one.line(";OTHER;;PERSON") + one.line(";SICK_LEAVE;;PERSON");
        for (int i = 0; i < 2; i++) {
            asLead().contentType("text/csv")
                    .body(file)
                    .post("/api/v1/statuses/import?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(2))
                    .body("rejectedCount", equalTo(1));
        }
        get(one.enrolment).body("version", equalTo(0)).body("history", emptyIterable());
        importFile(file).body("accepted", equalTo(2));
        asLead().contentType("text/csv")
                .body(file)
                .post("/api/v1/statuses/import?dryRun=perhaps")
                .then()
                .statusCode(400)
                .body("violations.field", contains("dryRun"));
    }

    @Test
    void a_dry_run_judges_each_line_together_with_those_it_accepted_before() {
        Case one = dueCase();
        String rejected = "x;y\n".repeat(500);
        String file = HEADER
                + one.line(";OTHER;;PERSON")
                + rejected
                + one.line(";OTHER;;PERSON")
                + one.line(";SICK_LEAVE;;PERSON");
        asLead().contentType("text/csv")
                .body(file)
                .post("/api/v1/statuses/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("unchanged", equalTo(1))
                .body("rejectedCount", equalTo(501));
        get(one.enrolment).body("version", equalTo(0)).body("history", emptyIterable());
        importFile(file).body("accepted", equalTo(1)).body("unchanged", equalTo(1));
    }

    @Test
    void a_file_of_several_chunks_is_imported_with_one_lookup_for_each() {
        List<Case> cases =
                java.util.stream.IntStream.range(0, 3).mapToObj(i -> dueCase()).toList();
        int before = ParticipantServiceStub.lookups();
        String unknown = java.util.stream.IntStream.range(0, 1200)
                .mapToObj(i -> "nobody-" + i + ";" + MEASURE + ";;OTHER;;PERSON\n")
                .collect(Collectors.joining());
        importFile(HEADER
                        + cases.get(0).line(";OTHER;;PERSON")
                        + unknown
                        + cases.get(1).line(";OTHER;;PERSON")
                        + cases.get(2).line(";OTHER;;PERSON")
                        + cases.get(0).line(";OTHER;;PERSON"))
                .body("accepted", equalTo(3))
                .body("unchanged", equalTo(1))
                .body("rejectedCount", equalTo(1200))
                .body("rejected", hasSize(1000))
                .body("rejected[0].line", equalTo(3));
        assertThat(ParticipantServiceStub.lookups() - before).isEqualTo(3);
    }

    @Test
    void a_foreign_enrolment_is_not_known_and_its_person_has_an_entry_in_the_audit_trail() {
        Case foreign = dueCase();
        String file = HEADER
                + foreign.line(";OTHER;;PERSON")
                + foreign.number + ";no-such-measure;;OTHER;;PERSON\n"
                + "unknown-" + COUNT.incrementAndGet() + ";" + MEASURE + ";;OTHER;;PERSON\n";
        for (String query : List.of("?dryRun=true", "")) {
            given("lead", anInitiative())
                    .body(file)
                    .post("/api/v1/statuses/import" + query)
                    .then()
                    .statusCode(200)
                    .body("rejected.field", contains("caseNumber", "caseNumber", "caseNumber"))
                    .body("rejected.problem", contains("is not known", "is not known", "is not known"));
        }
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + foreign.enrolment.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'somebody' }.decision", contains("DENY", "DENY"));
    }

    @Test
    void without_participant_service_no_chunk_is_partly_recorded() {
        Case one = dueCase();
        ParticipantServiceStub.setUnavailable(true);
        importFile(HEADER + one.line(";OTHER;;PERSON"))
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("participant-service"));
        get(one.enrolment).body("version", equalTo(0));
        ParticipantServiceStub.setUnavailable(false);
        importFile(HEADER + one.line(";OTHER;;PERSON")).body("accepted", equalTo(1));
    }

    @Test
    void the_sample_file_of_the_contract_is_accepted() {
        Case one = dueCase();
        TestClock.setToNoonOf(LocalDate.of(2030, 1, 1));
        importFile("\uFEFF" + HEADER.replace("\n", "\r\n")
                        + one.line("\"2026-03-30\";\"OTHER\";\"\";\"PERSON\"").replace("\n", "\r\n"))
                .body("accepted", equalTo(1));
        get(one.enrolment).body("statusDate", equalTo("2026-03-30")).body("history.kind", hasItems("RECORDED"));
    }
}
