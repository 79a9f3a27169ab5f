package dk.fodfaeste.outcome.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.followup.WorklistQuery;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The worklist in a browser without scripts. Today is 15 March 2026. */
@QuarkusTest
class WorklistPageTest extends IntegrationTestBase {
    private String initiative;
    private Browser konsulent1;

    @BeforeEach
    void create_initiative_and_browser() {
        initiative = anInitiative();
        konsulent1 = Browser.of("consultant", "konsulent1", initiative);
    }

    private String address(EnrolmentEvent enrolment) {
        return "/follow-ups/" + enrolment.enrolmentId() + "/" + MEASURE;
    }

    /** The text of a page without its mark-up. */
    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void open_follow_ups_are_shown_in_sections_with_names_and_counts() throws Exception {
        publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        publish(EnrolmentEvent.exited(initiative, "2026-01-18"));
        publish(EnrolmentEvent.exited(initiative, "2026-02-20"));
        HttpResponse<String> page = konsulent1.get("/work");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(text(page))
                .contains(
                        "Mit arbejde",
                        "Forfaldne (1)",
                        "Forfaldt for 5 dage siden , 10. marts 2026",
                        "Forfalder inden for en uge (1)",
                        "Forfalder om 3 dage , 18. marts 2026",
                        "Kommende to måneder (1)",
                        "Prøve Person",
                        "+4520304050")
                .doesNotContain("Fiktive");
        assertThat(text(konsulent1.get("/work?language=en")))
                .contains("My work", "Overdue (1)", "Was due 5 days ago , 10 March 2026");
    }

    @Test
    void an_empty_worklist_says_when_follow_ups_appear() throws Exception {
        assertThat(text(konsulent1.get("/work"))).contains("Der er ingen opfølgninger, der venter.");
    }

    @Test
    void without_participant_service_the_worklist_says_that_names_are_missing() throws Exception {
        publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        ParticipantServiceStub.setUnavailable(true);
        assertThat(text(konsulent1.get("/work")))
                .contains("Navne og telefonnumre kan ikke hentes lige nu.", "Forfaldt for 5 dage siden")
                .doesNotContain("Prøve Person");
    }

    @Test
    void a_status_is_saved_and_undone_without_scripts() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> saved = konsulent1.fillIn(
                "/work",
                address(enrolment) + "/status",
                "status",
                "ORDINARY_PART_TIME",
                "weeklyHours",
                "18,5",
                "source",
                "EMPLOYER",
                "expectedVersion",
                "0");
        assertThat(saved.uri().getPath()).isEqualTo("/work");
        assertThat(text(saved))
                .contains("Deltidsjob (ordinært), 18,5 timer om ugen")
                .contains("Forfaldt 10. marts 2026");
        assertThat(text(konsulent1.get("/follow-ups/of/" + enrolment.enrolmentId())))
                .contains("Forfaldt 10. marts 2026");
        get(enrolment).body("state", equalTo("RECORDED"));
        HttpResponse<String> undone = konsulent1.fillIn(
                "/work?done=" + enrolment.enrolmentId() + "/" + MEASURE + "&did=saved",
                address(enrolment) + "/undo",
                "expectedVersion",
                "1");
        get(enrolment).body("state", equalTo("PENDING"));
        assertThat(undone.uri().getPath()).isEqualTo("/work");
        assertThat(text(undone)).contains("Fortrudt.", "Forfaldne (1)").doesNotContain("Gemt");
        assertShownOnce(enrolment, undone);
        assertThat(undone.body()).contains("action=\"" + address(enrolment) + "/status\"");
        // The address says that a status was saved, which is no longer true.
        assertThat(text(konsulent1.get("/work?done=" + enrolment.enrolmentId() + "/" + MEASURE + "&did=saved")))
                .doesNotContain("Gemt");
    }

    private static void assertShownOnce(EnrolmentEvent enrolment, HttpResponse<String> page) {
        assertThat(page.body().split("id=\"f-" + enrolment.enrolmentId() + "-" + MEASURE + "\"", -1))
                .as("number of rows plus one")
                .hasSize(2);
    }

    @Test
    void an_attempt_and_a_note_are_confirmed_in_their_row() throws Exception {
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        EnrolmentEvent notDue = publish(EnrolmentEvent.exited(initiative, "2026-01-20"));
        HttpResponse<String> tried = konsulent1.fillIn("/work", address(due) + "/attempts");
        assertThat(text(tried)).contains("Forsøget er noteret.").doesNotContain("Gemt");
        assertShownOnce(due, tried);
        assertThat(text(tried)).contains("1 af 3 forsøg uden svar, senest 15. marts 2026");
        HttpResponse<String> noted =
                konsulent1.fillIn("/work", address(notDue) + "/note", "status", "FLEX_JOB", "source", "PERSON");
        assertThat(text(noted)).contains("Noteret. Tæller først, når opfølgningen forfalder.");
        assertShownOnce(notDue, noted);
    }

    @Test
    void a_person_to_call_again_is_in_a_section_of_that_day() throws Exception {
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> noted =
                konsulent1.fillIn("/work", address(due) + "/attempts", "callAgainOn", "2026-03-17");
        assertThat(text(noted)).contains("Ring igen om 2 dage , 17. marts 2026", "Forfaldne (1)");
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(2));
        HttpResponse<String> page = konsulent1.get("/work");
        assertThat(text(page)).contains("Ring igen i dag (1)").doesNotContain("Forfaldne (1)");
        assertShownOnce(due, page);
        assertThat(text(konsulent1.get("/work?language=en"))).contains("Call again today (1)");
        assertThat(text(konsulent1.fillIn("/work?language=da", address(due) + "/attempts")))
                .contains("Forfaldne (1)")
                .doesNotContain("Ring igen i dag (1)");
    }

    @Test
    void a_day_to_call_again_that_has_passed_is_refused_at_its_field() throws Exception {
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> refused =
                konsulent1.fillIn("/work", address(due) + "/attempts", "callAgainOn", "2026-03-14");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("skal ligge mellem 15. marts 2026 og 15. marts 2027");
        assertThat(refused.body()).contains("-call-again-fault");
    }

    @Test
    void an_attempt_is_taken_back_by_the_user_who_noted_it_last() throws Exception {
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(1));
        konsulent1.fillIn("/work", address(due) + "/attempts", "attemptedOn", "2026-03-12");
        HttpResponse<String> tried = konsulent1.fillIn("/work", address(due) + "/attempts");
        assertThat(text(tried)).contains("2 af 3 forsøg");
        Browser.of("consultant", "konsulent2", initiative)
                .fillIn("/work?consultant=konsulent1", address(due) + "/attempts/undo");
        get(due).body("attempts", contains("2026-03-12", "2026-03-16"));
        assertThat(tried.body()).contains("action=\"" + address(due) + "/attempts/undo\"");
        HttpResponse<String> undone = konsulent1.fillIn("/work", address(due) + "/attempts/undo");
        assertThat(text(undone)).contains("Fortrudt.", "1 af 3 forsøg uden svar, senest 12. marts 2026");
        get(due).body("attempts", contains("2026-03-12"));
    }

    @Test
    void hours_of_a_person_without_work_are_asked_about_and_saved_when_sent_again() throws Exception {
        EnrolmentEvent due = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        String[] entries = {"status", "UNEMPLOYED", "weeklyHours", "20", "source", "PERSON", "expectedVersion", "0"};
        HttpResponse<String> asked = konsulent1.fillIn("/work", address(due) + "/status", entries);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(text(asked)).contains("passer ikke til situationen. Gem igen");
        assertThat(asked.body()).contains("name=\"meant\" value=\"UNEMPLOYED 20\"");
        get(due).body("state", equalTo("PENDING"));
        String[] again = Arrays.copyOf(entries, entries.length + 2);
        again[entries.length] = "meant";
        again[entries.length + 1] = "UNEMPLOYED 20";
        assertThat(text(konsulent1.fillIn("/work", address(due) + "/status", again)))
                .contains("Gemt: Ledig, 20 timer");
    }

    @Test
    void a_lead_is_redirected_to_the_worklist_and_section_of_the_row() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        Browser lead = Browser.of("lead", "leder1", initiative);
        String page = "/work?consultant=konsulent1&pile=OVERDUE";
        HttpResponse<String> saved = lead.fillIn(
                page,
                address(enrolment) + "/status",
                "status",
                "EDUCATION",
                "source",
                "PERSON",
                "expectedVersion",
                "0");
        assertThat(saved.uri().getRawQuery()).startsWith("consultant=konsulent1&pile=OVERDUE&done=");
        assertThat(text(saved))
                .contains(
                        "Opfølgninger hos konsulent1",
                        "Alle bunker",
                        "Gemt: Uddannelse",
                        "Der ligger ikke mere i bunken.");
    }

    @Test
    void in_the_worklist_of_all_each_row_shows_its_consultant() throws Exception {
        publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        publish(EnrolmentEvent.exited(initiative, "2026-01-11").reassigned("konsulent2"));
        Browser lead = Browser.of("lead", "leder1", initiative);
        assertThat(text(lead.get("/work"))).contains("Konsulent: konsulent1", "Konsulent: konsulent2");
        assertThat(text(konsulent1.get("/work"))).doesNotContain("Konsulent: konsulent1");
    }

    @Test
    void the_norm_is_also_shown_for_a_part_time_consultant() throws Exception {
        Map<String, Object> withNorm = EnrolmentEvent.initiative(
                initiative + "-norm", 1, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30)));
        withNorm.put("caseloadNorm", 25);
        publish(withNorm);
        String partTimer = "konsulent-" + UUID.randomUUID();
        Browser own = Browser.of("consultant", partTimer, initiative + "-norm");
        assertThat(text(own.get("/work"))).contains("normen er 25 pr. fuldtidsstilling.");
        asLead().contentType("application/json")
                .body("{\"fullTimeEquivalent\":0.80,\"leavesOn\":null,\"expectedVersion\":0}")
                .put("/api/v1/consultants/" + partTimer)
                .then()
                .statusCode(200);
        assertThat(text(own.get("/work"))).contains("normen er 25 pr. fuldtidsstilling, 20 for 0,8.");
        assertThat(text(Browser.of("consultant", "konsulent2", initiative + "-norm")
                        .get("/work?consultant=" + partTimer)))
                .contains("normen er 25 pr. fuldtidsstilling.");
    }

    @Test
    void english_names_are_shown_on_english_pages() throws Exception {
        Map<String, Object> measure = EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30);
        measure.put("englishName", "In work");
        Map<String, Object> named = EnrolmentEvent.initiative(initiative + "-named", 1, List.of(measure));
        named.put("englishName", "The effort");
        publish(named);
        publish(EnrolmentEvent.exited(initiative + "-named", "2026-01-10"));
        Browser user = Browser.of("consultant", "konsulent1", initiative + "-named");
        assertThat(text(user.get("/work?language=en"))).contains("The effort", " In work ");
        assertThat(text(user.get("/work?language=da")))
                .contains("Indsatsen " + initiative + "-named")
                .doesNotContain("The effort");
    }

    @Test
    void a_section_is_shown_page_by_page() throws Exception {
        List<EnrolmentEvent> enrolments = IntStream.range(0, WorklistQuery.MAX_PAGE_SIZE + 1)
                .mapToObj(i -> EnrolmentEvent.exited(initiative, "2026-01-10"))
                .toList();
        sendAll(enrolments);
        enrolments.forEach(this::awaitArrival);
        Set<String> seen = new HashSet<>();
        String first = konsulent1.get("/work").body();
        String section = konsulent1.get(link(first, "Se alle 51")).body();
        seen.addAll(rows(section));
        assertThat(seen).hasSize(WorklistQuery.MAX_PAGE_SIZE);
        String last = konsulent1.get(link(section, "Næste side")).body();
        assertThat(rows(last)).hasSize(1);
        seen.addAll(rows(last));
        assertThat(seen).hasSize(WorklistQuery.MAX_PAGE_SIZE + 1);
        assertThat(last).doesNotContain("Næste side");
    }

    private static String link(String page, String text) {
        Matcher link =
                Pattern.compile("<a [^>]*href=\"([^\"]*)\">" + text + "</a>").matcher(page);
        assertThat(link.find()).as("a link " + text).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static Set<String> rows(String page) {
        return Pattern.compile("<li class=\"row\" id=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void a_fault_is_shown_at_its_field_with_the_entered_values() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> refused = konsulent1.fillIn(
                "/work",
                address(enrolment) + "/status",
                "status",
                "ORDINARY_PART_TIME",
                "weeklyHours",
                "mange",
                "source",
                "PERSON",
                "expectedVersion",
                "0");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("er ikke et tal");
        assertThat(refused.body())
                .contains("value=\"mange\"")
                .contains("aria-invalid=\"true\"")
                .contains("<option value=\"ORDINARY_PART_TIME\" selected>");
    }

    @Test
    void the_second_user_of_a_row_sees_the_outcome_of_the_first() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        HttpResponse<String> conflict = konsulent1.fillIn(
                address(enrolment) + "/correct",
                address(enrolment) + "/status",
                "status",
                "UNEMPLOYED",
                "source",
                "PERSON",
                "expectedVersion",
                "0");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict)).contains("En anden var først.", "Der står nu: Uddannelse");
    }

    @Test
    void a_note_fills_the_form_on_the_due_date() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-20"));
        HttpResponse<String> noted = konsulent1.fillIn(
                "/work", address(enrolment) + "/note", "status", "FLEX_JOB", "weeklyHours", "12", "source", "PERSON");
        assertThat(text(noted)).contains("Hørt 15. marts 2026: Fleksjob, 12 timer om ugen");
        get(enrolment).body("state", equalTo("NOT_DUE"));
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(6));
        assertThat(konsulent1.get("/work").body())
                .contains("<option value=\"FLEX_JOB\" selected>")
                .contains("name=\"weeklyHours\" inputmode=\"decimal\" value=\"12\"");
    }

    @Test
    void a_person_is_not_marked_lost_before_the_third_attempt() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2025-12-31"));
        for (int day = 1; day <= 3; day++) {
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(day));
            assertThat(konsulent1.get("/work").body()).doesNotContain(address(enrolment) + "/lost");
            konsulent1.fillIn("/work", address(enrolment) + "/attempts");
        }
        HttpResponse<String> lost =
                konsulent1.fillIn("/work", address(enrolment) + "/lost", "reason", "DECLINED", "expectedVersion", "0");
        assertThat(text(lost)).contains("Markeret uden kontakt.");
        get(enrolment).body("state", equalTo("LOST")).body("lostReason", equalTo("DECLINED"));
    }

    @Test
    void a_status_dated_before_a_corrected_exit_is_confirmed_in_the_row() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-05"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        publish(enrolment.exitCorrected("2026-01-12", "OTHER"));
        assertThat(text(konsulent1.get("/work")))
                .contains("Skal bekræftes (1)", "Opfølgningen er flyttet til 12. marts 2026");
        konsulent1.fillIn("/work", address(enrolment) + "/confirmation", "expectedVersion", "1");
        get(enrolment).body("needsConfirmation", is(false)).body("statusDate", equalTo("2026-03-12"));
    }

    @Test
    void a_colleague_sees_a_follow_up_with_a_protected_address_without_person_and_form() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        publish(enrolment.withProtectedAddress());
        Browser colleague = Browser.of("consultant", "konsulent2", initiative);
        String page = text(colleague.get(address(enrolment)));
        assertThat(page).contains("Beskyttet adresse", "Følges af en kollega.").doesNotContain("Prøve Person");
        assertThat(colleague.get(address(enrolment)).body()).doesNotContain(address(enrolment) + "/status");
    }

    @Test
    void the_number_of_a_colleagues_enrolments_leaves_out_protected_persons() throws Exception {
        EnrolmentEvent started = publish(EnrolmentEvent.started(initiative, "2026-01-10"));
        publish(started.withProtectedAddress());
        String ofKonsulent1 = "/work?consultant=konsulent1";
        assertThat(text(Browser.of("consultant", "konsulent1", initiative).get(ofKonsulent1)))
                .contains("1 forløb i gang");
        assertThat(text(Browser.of("consultant", "konsulent2", initiative).get(ofKonsulent1)))
                .contains("0 forløb i gang");
    }

    @Test
    void a_role_without_a_worklist_gets_403_and_a_follow_up_out_of_scope_404() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> steering = Browser.of("steering").get("/work");
        assertThat(steering.statusCode()).isEqualTo(403);
        assertThat(text(steering)).contains("Du har ikke adgang til siden");
        HttpResponse<String> outOfScope =
                Browser.of("consultant", "konsulent1", "another").get(address(enrolment));
        assertThat(outOfScope.statusCode()).isEqualTo(404);
        assertThat(text(outOfScope)).contains("Det findes ikke, eller du har ikke adgang til det.");
    }

    @Test
    void a_refused_date_is_explained_in_danish_at_its_field() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        String page = address(enrolment) + "/correct";
        HttpResponse<String> refused = konsulent1.fillIn(
                page,
                page,
                "statuses",
                "UNEMPLOYED",
                "statusDate",
                "2026-01-01",
                "source",
                "PERSON",
                "because",
                "forkert",
                "expectedVersion",
                "1");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused))
                .contains(
                        "skal ligge fra 10. marts 2026 til 15. marts 2026: der spørges til situationen 10. marts 2026");
        assertThat(refused.body()).contains("id=\"statusDate-fault\"").contains(">forkert</textarea>");
    }
}
