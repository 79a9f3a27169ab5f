package dk.fodfaeste.outcome.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A follow-up on its own page and as a row. Today is 15 March 2026. */
@QuarkusTest
class FollowUpPageTest extends IntegrationTestBase {
    private String initiative;
    private Browser konsulent1;
    private Browser konsulent2;

    @BeforeEach
    void two() {
        initiative = anInitiative();
        konsulent1 = Browser.of("consultant", "konsulent1", initiative);
        konsulent2 = Browser.of("consultant", "konsulent2", initiative);
    }

    private static String page(EnrolmentEvent enrolment) {
        return "/follow-ups/" + enrolment.enrolmentId() + "/" + MEASURE;
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** Takes the token from a page with a form, independent of the state of the row. */
    private static HttpResponse<String> byHtmx(Browser browser, String open, String action, String... fields)
            throws Exception {
        return browser.fillInByHtmx(open, action.replaceFirst("/[a-z]*$", "/withdraw"), action, fields);
    }

    /** Answered when it was due on 5 March; now it is due on 12 March and needs confirmation. */
    private EnrolmentEvent moved() {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-05"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        return publish(enrolment.exitCorrected("2026-01-12", "OTHER"));
    }

    @Test
    void an_undone_confirmation_needs_confirmation_again() throws Exception {
        EnrolmentEvent enrolment = moved();
        HttpResponse<String> confirmed =
                byHtmx(konsulent1, "/work", page(enrolment) + "/confirmation", "expectedVersion", "1");
        assertThat(text(confirmed)).contains("Bekræftet: Uddannelse", "Fortryd");
        get(enrolment).body("needsConfirmation", is(false));
        HttpResponse<String> undone = byHtmx(konsulent1, "/work", page(enrolment) + "/undo", "expectedVersion", "2");
        assertThat(text(undone)).contains("Fortrudt.", "Dateret 5. marts 2026", "Gælder stadig");
        get(enrolment)
                .body("state", equalTo("RECORDED"))
                .body("needsConfirmation", is(true))
                .body("statusDate", equalTo("2026-03-05"))
                .body("statuses", contains("EDUCATION"));
        assertThat(awaitEvents(enrolment, 3).getLast().get("statusDate").textValue())
                .isEqualTo("2026-03-05");
        // A repeated undo has no effect.
        byHtmx(konsulent1, "/work", page(enrolment) + "/undo", "expectedVersion", "2");
        get(enrolment).body("version", equalTo(3));
    }

    @Test
    void before_the_new_due_date_the_row_offers_no_confirmation() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-05"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        publish(enrolment.exitCorrected("2026-01-25", "OTHER"));
        assertThat(text(konsulent1.get("/work")))
                .contains(
                        "Uddannelse",
                        "Opfølgningen er flyttet til 25. marts 2026. Den skal bekræftes, når den forfalder.")
                .doesNotContain("Gælder stadig");
        assertThat(text(konsulent1.get(page(enrolment))))
                .contains("Tag tilbage")
                .doesNotContain("Ret status");
    }

    @Test
    void after_a_conflict_the_second_user_can_correct_the_status() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        HttpResponse<String> conflict = byHtmx(
                konsulent2,
                "/work?consultant=konsulent1&pile=OVERDUE",
                page(enrolment) + "/status",
                "status",
                "ORDINARY_PART_TIME",
                "also",
                "SICK_LEAVE",
                "weeklyHours",
                "18,5",
                "source",
                "EMPLOYER",
                "expectedVersion",
                "0");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict))
                .contains(
                        "Der står nu: Uddannelse (Borgeren selv).",
                        "Du skrev: Deltidsjob (ordinært) og Sygemeldt, 18,5 timer om ugen.",
                        "Ret det til det, jeg skrev");
        HttpResponse<String> correction = konsulent2.fillIn(
                page(enrolment) + "/correct",
                page(enrolment) + "/correct",
                "show",
                "first",
                "statuses",
                "ORDINARY_PART_TIME",
                "statusDate",
                "2026-03-10",
                "weeklyHours",
                "18,5",
                "source",
                "EMPLOYER",
                "expectedVersion",
                "1");
        assertThat(correction.statusCode()).isEqualTo(200);
        assertThat(correction.body())
                .contains(
                        "value=\"ORDINARY_PART_TIME\" checked",
                        "value=\"18,5\"",
                        "value=\"2026-03-10\"",
                        "<option value=\"EMPLOYER\" selected>",
                        "name=\"expectedVersion\" value=\"1\"")
                .doesNotContain("value=\"EDUCATION\" checked", "because-fault");
        get(enrolment).body("version", equalTo(1));
    }

    @Test
    void after_a_conflict_with_a_lost_the_second_user_can_record_their_status() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        post(enrolment, "lost", Bodies.lost(3, "UNTRACEABLE", "x", 0)).statusCode(200);
        String[] chosen = {"status", "EDUCATION", "also", "", "weeklyHours", "", "source", "PERSON"};
        HttpResponse<String> conflict =
                byHtmx(konsulent1, "/work", page(enrolment) + "/status", with(chosen, "expectedVersion", "0"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(text(conflict))
                .contains(
                        "Der står nu: Uden kontakt (Kan ikke findes).", "Du skrev: Uddannelse.", "Gem det, jeg skrev");
        assertThat(conflict.body())
                .contains("name=\"status\" value=\"EDUCATION\"", "name=\"expectedVersion\" value=\"1\"");
        HttpResponse<String> saved =
                byHtmx(konsulent1, "/work", page(enrolment) + "/status", with(chosen, "expectedVersion", "1"));
        assertThat(text(saved)).contains("Gemt: Uddannelse");
        get(enrolment).body("state", equalTo("RECORDED"));
        byHtmx(konsulent1, "/work", page(enrolment) + "/undo", "expectedVersion", "2");
        get(enrolment).body("state", equalTo("LOST")).body("lostReason", equalTo("UNTRACEABLE"));
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = name;
        all[fields.length + 1] = value;
        return all;
    }

    @Test
    void a_lost_follow_up_has_a_form_for_a_status_that_replaces_it() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        post(enrolment, "lost", Bodies.lost(3, "NO_ANSWER", "x", 0)).statusCode(200);
        assertThat(text(konsulent1.get(page(enrolment)))).contains("Uden kontakt: Svarer ikke");
        konsulent1.fillIn(
                page(enrolment),
                page(enrolment) + "/status",
                "status",
                "OTHER",
                "source",
                "PERSON",
                "expectedVersion",
                "1");
        get(enrolment).body("state", equalTo("RECORDED")).body("version", equalTo(2));
        assertThat(konsulent1.get(page(enrolment)).body()).doesNotContain(page(enrolment) + "/status");
    }

    @Test
    void justifications_are_stored_in_danish_in_any_page_language() throws Exception {
        EnrolmentEvent enrolment = moved();
        konsulent1.get("/work?language=en");
        konsulent1.fillIn("/work", page(enrolment) + "/confirmation", "expectedVersion", "1");
        String there = "/work?did=confirmed&done=" + enrolment.enrolmentId() + "/" + MEASURE;
        konsulent1.fillIn(there, page(enrolment) + "/undo", "expectedVersion", "2");
        get(enrolment).body("history.because[1..2]", contains("Bekræftet for den nye dato", "Fortrudt lige efter"));
        EnrolmentEvent another = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        assertThat(text(konsulent1.fillIn("/work", page(another) + "/declined", "expectedVersion", "0")))
                .contains("Marked as lost.");
        get(another)
                .body("history.because", contains("Ønsker ikke at svare"))
                .body("history.attempts", contains(1))
                .body("lostReason", equalTo("DECLINED"));
    }

    @Test
    void an_attempt_on_a_past_day_is_noted_and_a_future_one_refused_at_its_field() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> offered = konsulent1.get("/work");
        assertThat(offered.body())
                .contains("name=\"attemptedOn\" type=\"date\" max=\"2026-03-15\" value=\"2026-03-15\"");
        konsulent1.fillIn("/work", page(enrolment) + "/attempts", "attemptedOn", "2026-03-12");
        get(enrolment).body("attempts", contains("2026-03-12"));
        HttpResponse<String> refused =
                konsulent1.fillIn("/work", page(enrolment) + "/attempts", "attemptedOn", "2026-03-16");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("skal ligge fra 10. januar 2026, som målepunktet tælles fra, til i dag");
        assertThat(refused.body()).contains("-attempted-fault\"", "value=\"2026-03-16\"");
    }

    @Test
    void after_the_correction_period_only_a_lead_is_offered_corrections() throws Exception {
        EnrolmentEvent enrolment = moved();
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(61));
        assertThat(text(konsulent1.get("/work")))
                .contains("En leder kan bekræfte det.")
                .doesNotContain("Gælder stadig");
        assertThat(text(konsulent1.get(page(enrolment))))
                .contains("En leder kan rette det eller tage det tilbage.")
                .doesNotContain("Ret status");
        for (String command : new String[] {"/correct", "/withdraw"}) {
            HttpResponse<String> refused = konsulent1.get(page(enrolment) + command);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(text(refused))
                    .contains("Det, der er registreret for mere end 60 dage siden, rettes af en leder.");
        }
        Browser lead = Browser.of("lead", "leder1", initiative);
        assertThat(text(lead.get("/work"))).contains("Gælder stadig");
        assertThat(text(lead.get(page(enrolment)))).contains("Ret status", "Tag tilbage");
    }

    @Test
    void on_the_page_of_the_follow_up_the_whole_page_is_reloaded() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> saved = byHtmx(
                konsulent1,
                page(enrolment),
                page(enrolment) + "/status",
                "status",
                "EDUCATION",
                "source",
                "PERSON",
                "expectedVersion",
                "0");
        assertThat(saved.body()).isEmpty();
        String there = saved.headers().firstValue("HX-Redirect").orElseThrow();
        assertThat(there).isEqualTo(page(enrolment) + "?did=saved");
        assertThat(text(konsulent1.get(there)))
                .contains("Gemt: Uddannelse", "Fortryd", "Ret status", "Tag tilbage", "Status registreret: Uddannelse");
        // The same without scripts.
        HttpResponse<String> undone = konsulent1.fillIn(there, page(enrolment) + "/undo", "expectedVersion", "1");
        assertThat(undone.uri().getPath()).isEqualTo(page(enrolment));
        assertThat(text(undone)).contains("Fortrudt.", "Taget tilbage").doesNotContain("Ret status");
    }

    @Test
    void the_timeline_shows_every_event_with_time_and_user() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-20"));
        konsulent1.fillIn(
                "/work", page(enrolment) + "/note", "status", "FLEX_JOB", "weeklyHours", "12", "source", "PERSON");
        TestClock.setToNoonOf(LocalDate.of(2026, 3, 21));
        konsulent2.fillIn("/work?consultant=konsulent1", page(enrolment) + "/attempts");
        TestClock.setToNoonOf(LocalDate.of(2026, 3, 22));
        status(enrolment, "EDUCATION", 0).statusCode(200);
        String[] inOrder = {
            "22. marts 2026 kl. 12.00 Status registreret: Uddannelse (20. marts 2026) lead1",
            "21. marts 2026 kl. 12.00 Forsøgt uden svar 21. marts 2026 konsulent2",
            "15. marts 2026 kl. 12.00 Hørt før tid: Fleksjob, 12 timer om ugen (15. marts 2026) konsulent1"
        };
        assertThat(text(konsulent1.get(page(enrolment)))).containsSubsequence(inOrder);
        assertThat(text(konsulent1.get("/follow-ups/of/" + enrolment.enrolmentId())))
                .containsSubsequence(inOrder);
        publish(enrolment.withProtectedAddress());
        for (String address : new String[] {page(enrolment), "/follow-ups/of/" + enrolment.enrolmentId()}) {
            assertThat(text(konsulent2.get(address)))
                    .doesNotContain("Uddannelse", "Forsøgt uden svar", "Hørt før tid", "lead1");
            assertThat(text(konsulent1.get(address))).containsSubsequence(inOrder);
        }
    }

    @Test
    void a_note_is_accepted_before_a_future_exit_and_refused_in_danish_before_the_start() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-03-25"));
        HttpResponse<String> noted =
                byHtmx(konsulent1, page(enrolment), page(enrolment) + "/note", "status", "OTHER", "source", "PERSON");
        assertThat(noted.statusCode()).isEqualTo(200);
        get(enrolment).body("noted.heardOn", equalTo("2026-03-15"));
        EnrolmentEvent begins =
                publish(EnrolmentEvent.started(initiative, "2026-03-20").exit("2026-04-20", "OTHER"));
        HttpResponse<String> refused =
                konsulent1.fillIn(page(begins), page(begins) + "/note", "status", "OTHER", "source", "PERSON");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Forløbet begynder 20. marts 2026").doesNotContain("heardOn");
    }

    @Test
    void a_fault_without_a_field_in_the_row_is_shown_in_danish() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        HttpResponse<String> refused = konsulent1.fillIn("/work", page(enrolment) + "/undo");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("skal udfyldes").doesNotContain("is missing");
    }

    @Test
    void a_form_sent_after_the_session_expired_says_how_to_send_it_again() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        String open = konsulent1.get(page(enrolment)).body();
        konsulent1.expireSession();
        String token = open.replaceAll("(?s).*?name=\"csrf-token\" value=\"([^\"]*)\".*", "$1");
        HttpResponse<String> answer = konsulent1.submit(page(enrolment) + "/status", "csrf-token=" + token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .containsPattern("<a href=\"/\" target=\"_blank\"\\s+rel=\"noopener\">Log ind i en ny fane</a>");
        assertThat(text(answer)).contains("genindlæs siden").doesNotContain("står der stadig");
    }

    @Test
    void a_follow_up_with_a_withdrawn_exit_has_a_page_without_a_due_date() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
        publish(enrolment.exitWithdrawn());
        HttpResponse<String> page = konsulent1.get(page(enrolment));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page)).contains("Bortfaldet").doesNotContain("Forfald");
    }

    @ParameterizedTest(name = "{0} after the exit: {1}")
    @CsvSource({
        "P2M,Forfalder 2 måneder efter afgangen.",
        "P1M,Forfalder 1 måned efter afgangen.",
        "P1Y14D,Forfalder 1 år og 14 dage efter afgangen.",
        "P0D,Forfalder samme dag som afgangen."
    })
    void before_the_exit_each_measure_shows_when_its_follow_up_will_be_due(String offset, String words)
            throws Exception {
        String with = anInitiative(
                EnrolmentEvent.measure("efter", "EXIT", offset, 30), EnrolmentEvent.measure("fra", "START", "P6M", 30));
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(with, "2026-01-05"));
        Browser consultant = Browser.of("consultant", "konsulent1", with);
        String of = "/follow-ups/of/" + enrolment.enrolmentId();
        assertThat(text(consultant.get(of)))
                .contains("Målepunktet efter " + words, "Målepunktet fra Forfalder 5. juli 2026")
                .doesNotContain("Ingen opfølgninger");
        assertThat(konsulent1.get(of).statusCode()).isEqualTo(404);
        publish(enrolment.asWronglyRegistered());
        assertThat(text(consultant.get(of))).contains("Bortfaldet").doesNotContain("efter afgangen");
    }

    @Test
    void an_unknown_enrolment_has_no_follow_ups() throws Exception {
        assertThat(text(konsulent1.get("/follow-ups/of/" + java.util.UUID.randomUUID())))
                .contains(
                        "Ingen opfølgninger endnu. Er forløbet eller afgangen lige registreret, kommer de om et øjeblik.");
    }
}
