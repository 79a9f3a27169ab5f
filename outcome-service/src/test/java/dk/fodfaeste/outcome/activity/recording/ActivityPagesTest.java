package dk.fodfaeste.outcome.activity.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The time line of an enrolment and the forms for activities. Today is 15 March 2026. */
@QuarkusTest
class ActivityPagesTest extends ActivityTestBase {
    private EnrolmentEvent enrolment;
    private Browser konsulent1;

    @BeforeEach
    void enrol() {
        enrolment = enrolment();
        konsulent1 = Browser.of("consultant", "konsulent1", enrolment.initiative());
    }

    private String page() {
        return "/activities/of/" + enrolment.enrolmentId();
    }

    private HttpResponse<String> add(String shape, String... fields) throws Exception {
        String[] all =
                Stream.concat(Stream.of("shape", shape), Stream.of(fields)).toArray(String[]::new);
        return konsulent1.fillIn(page(), page(), all);
    }

    private HttpResponse<String> press(String activityId, String button, String... fields) throws Exception {
        return konsulent1.fillIn(page(), "/activities/" + activityId + "/" + button, fields);
    }

    private HttpResponse<String> send(String activityId, String form, String... fields) throws Exception {
        String address = "/activities/" + activityId + "/" + form;
        return konsulent1.fillIn(address, address, fields);
    }

    private ValidatableResponse list() {
        return asLead().get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .then();
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    // --- adding

    @Test
    void kind_and_day_are_enough_for_a_spell_a_held_meeting_and_a_milestone() throws Exception {
        String form = konsulent1.get(page()).body();
        assertThat(form).contains("id=\"spell-on\" name=\"on\" type=\"date\" value=\"2026-03-15\"");
        HttpResponse<String> added = add("SPELL", "kind", "INTERNSHIP", "on", "2026-03-02", "source", "PERSON");
        assertThat(added.uri().getPath() + "?" + added.uri().getRawQuery()).isEqualTo(page() + "?did=recorded");
        assertThat(text(added))
                .contains("Aktiviteten er registreret.", "Virksomhedspraktik", "Fra 2. marts 2026")
                .contains("Fortsætter, bekræftet 15. marts 2026");
        add("MEETING", "kind", "JOB_INTERVIEW", "on", "2026-03-03", "attendance", "HELD", "source", "CONSULTANT");
        add("MILESTONE", "kind", "SOCIAL_PROGRESS", "on", "2026-03-04", "source", "CONSULTANT");
        list().body("items.kind", contains("INTERNSHIP", "JOB_INTERVIEW", "SOCIAL_PROGRESS"))
                .body("items[1].attendance", equalTo("HELD"))
                .body("items[1].heldOn", equalTo("2026-03-03"));
    }

    @Test
    void all_fields_of_a_spell_are_recorded_and_shown() throws Exception {
        HttpResponse<String> added = add(
                "SPELL",
                "kind",
                "ORDINARY_PART_TIME",
                "on",
                "2026-02-02",
                "until",
                "2026-02-27",
                "weeklyHours",
                "18,5",
                "source",
                "EMPLOYER",
                "employer",
                "Bageren",
                "note",
                "Hver morgen");
        assertThat(text(added))
                .contains("2. februar 2026 – 27. februar 2026", "18,5 timer om ugen", "Bageren", "Hver morgen")
                .contains("Arbejdsgiver eller skole");
        list().body("items[0].weeklyHours", equalTo(18.5f)).body("items[0].until", equalTo("2026-02-27"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPELL     | kind         |                 | 2026-03-02 |             | skal udfyldes
            SPELL     | on           | INTERNSHIP      |            |             | skal udfyldes
            SPELL     | on           | INTERNSHIP      | 2026-02-30 |             | er ikke en dato
            SPELL     | until        | INTERNSHIP      | 2026-03-02 | 2026-03-01  | må ikke ligge før den første dag
            SPELL     | weeklyHours  | INTERNSHIP      | 2026-03-02 | mange       | er ikke et tal
            MEETING   | heldOn       | JOB_INTERVIEW   | 2026-03-02 | 2026-03-16  | må ikke ligge efter i dag
            MILESTONE | on           | SOCIAL_PROGRESS | 2026-03-16 |             | må ikke ligge efter i dag
            """)
    void a_fault_is_shown_at_its_field_with_the_entered_values(
            String shape, String field, String kind, String on, String value, String fault) throws Exception {
        HttpResponse<String> refused = add(
                shape,
                "kind",
                kind == null ? "" : kind,
                "on",
                on == null ? "" : on,
                field.equals("kind") || field.equals("on") ? "unused" : field,
                value == null ? "" : value,
                "attendance",
                shape.equals("MEETING") ? "HELD" : "",
                "source",
                "PERSON");
        assertThat(refused.statusCode()).isIn(400, 422);
        assertThat(refused.body())
                .containsPattern("id=\"" + shape.toLowerCase(Locale.ROOT) + "-" + field
                        + "-fault\"><span class=\"sr-only\">Fejl: </span>" + fault);
        if (on != null && !on.equals("2026-02-30")) {
            assertThat(refused.body()).contains("value=\"" + on + "\"");
        }
        list().body("items", empty());
    }

    @Test
    void a_meeting_ahead_is_planned_and_cannot_be_held() throws Exception {
        HttpResponse<String> refused = add(
                "MEETING", "kind", "JOB_INTERVIEW", "on", "2026-03-20", "attendance", "HELD", "source", "CONSULTANT");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Det er for tidligt: samtalen er planlagt til 20. marts 2026.");
        HttpResponse<String> planned = add(
                "MEETING",
                "kind",
                "JOB_INTERVIEW",
                "on",
                "2026-03-20",
                "attendance",
                "PLANNED",
                "source",
                "CONSULTANT");
        assertThat(text(planned)).contains("Planlagt");
        assertThat(planned.body()).doesNotContain("value=\"HELD\">Holdt");
    }

    @Test
    void a_second_activity_of_the_kind_on_that_day_is_refused_at_the_day() throws Exception {
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-02'");
        HttpResponse<String> refused =
                add("SPELL", "kind", "INTERNSHIP", "on", "2026-03-02", "weeklyHours", "20", "source", "PERSON");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"spell-on-fault\"").contains("value=\"20\"");
    }

    @Test
    void only_the_kinds_of_the_initiative_are_offered() throws Exception {
        Map<String, Object> initiative = new HashMap<>(EnrolmentEvent.initiative(
                enrolment.initiative() + "-kinds", 1, List.of(EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30))));
        initiative.put("activityKinds", List.of("INTERNSHIP", "JOB_INTERVIEW"));
        publish(initiative);
        EnrolmentEvent other = publish(EnrolmentEvent.started(enrolment.initiative() + "-kinds", "2026-01-01"));
        String form =
                Browser.of("lead").get("/activities/of/" + other.enrolmentId()).body();
        assertThat(form)
                .contains("<option value=\"INTERNSHIP\">", "<option value=\"JOB_INTERVIEW\">")
                .doesNotContain("<option value=\"TREATMENT\">", "id=\"milestone-kind\"");
    }

    @Test
    void a_wrong_registration_has_no_forms_that_add() throws Exception {
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-03-02'");
        publish(enrolment.asWronglyRegistered());
        HttpResponse<String> page = konsulent1.get(page());
        assertThat(text(page)).contains("Virksomhedspraktik", "Træk tilbage").doesNotContain("Registrér aktivitet");
        assertThat(page.body()).doesNotContain("/confirmation", "/end\"");
    }

    // --- the time line

    @Test
    void the_time_line_is_an_image_with_a_label_and_a_table() throws Exception {
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05','confirmedOn':'2026-02-01'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-02-02','attendance':'HELD'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-02-03','attendance':'NO_SHOW'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-20'");
        recorded(enrolment, "'kind':'SOCIAL_PROGRESS','on':'2026-02-05'");
        String page = konsulent1.get(page()).body();
        assertThat(page)
                .contains("role=\"img\" aria-label=\"Tidslinje fra januar 2026 til marts 2026 med 5 aktiviteter.")
                .contains("class=\"bar\"", "class=\"bar unconfirmed\"")
                .contains("class=\"point HELD\"", "class=\"point NO_SHOW\"")
                .contains("class=\"point PLANNED\"", "class=\"point MILESTONE\"");
        assertThat(page.split("<tr>", -1)).hasSize(7);
    }

    @Test
    void the_fragment_has_the_table_and_a_link_to_the_forms() {
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        String fragment = asConsultantOf(enrolment.initiative())
                .header("HX-Request", "true")
                .accept("text/html")
                .get(page())
                .asString();
        assertThat(fragment).contains("<svg", "href=\"" + page() + "\"").doesNotContain("<html", "name=\"shape\"");
    }

    @Test
    void an_enrolment_without_activities_and_one_that_has_not_arrived_say_so() throws Exception {
        assertThat(text(konsulent1.get(page()))).contains("Ingen aktiviteter endnu.");
        assertThat(text(konsulent1.get("/activities/of/" + UUID.randomUUID())))
                .contains("Forløbet er lige registreret.");
    }

    @Test
    void withdrawn_activities_are_not_on_the_time_line() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        command(id, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        assertThat(text(konsulent1.get(page()))).contains("Ingen aktiviteter endnu.");
    }

    @Test
    void health_data_are_hidden_from_a_colleague() throws Exception {
        recorded(enrolment, "'kind':'TREATMENT','on':'2026-01-05','note':'Hemmelig'");
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-06'");
        Browser colleague = Browser.of("consultant", "konsulent2", enrolment.initiative());
        assertThat(colleague.get(page()).body()).contains("Fra 6. januar 2026").doesNotContain("Hemmelig", "5. januar");
        assertThat(konsulent1.get(page()).body()).contains("Hemmelig");
    }

    @Test
    void other_initiatives_are_not_found_and_protected_persons_are_forbidden() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        Browser elsewhere = Browser.of("consultant", "konsulent1", "elsewhere");
        assertThat(elsewhere.get(page()).statusCode()).isEqualTo(404);
        for (String form : List.of("end", "correct", "withdraw", "move")) {
            assertThat(elsewhere.get("/activities/" + id + "/" + form).statusCode())
                    .as(form)
                    .isEqualTo(404);
        }
        publish(enrolment.withProtectedAddress());
        Browser colleague = Browser.of("consultant", "konsulent2", enrolment.initiative());
        assertThat(colleague.get(page()).statusCode()).isEqualTo(403);
    }

    // --- buttons and forms of a row

    @Test
    void a_spell_is_confirmed_with_one_button_and_ended_on_its_page() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05','confirmedOn':'2026-02-01'");
        assertThat(text(press(id, "confirmation", "expectedVersion", "1")))
                .contains("Bekræftet: det fortsætter i dag.");
        get(id).body("confirmedOn", equalTo("2026-03-15"));
        assertThat(konsulent1.get(page()).body()).doesNotContain("/confirmation");
        assertThat(konsulent1.get("/activities/" + id + "/end").body()).contains("value=\"2026-03-15\"");
        HttpResponse<String> refused = send(id, "end", "until", "2026-01-01", "expectedVersion", "2");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"until-fault\"");
        assertThat(text(send(id, "end", "until", "2026-03-10", "expectedVersion", "2")))
                .contains("Sidste dag er registreret.", "5. januar 2026 – 10. marts 2026");
        assertThat(konsulent1.get("/activities/" + id + "/end").body())
                .contains("<p class=\"font-lead\">5. januar 2026 – 10. marts 2026.</p>");
    }

    @ParameterizedTest
    @CsvSource({"HELD,Samtalen er holdt.", "NO_SHOW,Udeblivelsen er registreret.", "CANCELLED,Samtalen er aflyst."})
    void a_planned_meeting_is_attended_with_one_button(String attendance, String message) throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-10'");
        assertThat(text(press(id, "attendance", "attendance", attendance, "expectedVersion", "1")))
                .contains(message);
        get(id).body("attendance", equalTo(attendance));
    }

    @Test
    void a_button_on_an_outdated_page_is_refused_and_the_present_state_is_shown() throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-10'");
        press(id, "attendance", "attendance", "HELD", "expectedVersion", "1");
        HttpResponse<String> refused = press(id, "attendance", "attendance", "NO_SHOW", "expectedVersion", "1");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(text(refused)).contains("Det blev ikke gemt", "Holdt");
        get(id).body("attendance", equalTo("HELD"));
    }

    @Test
    void a_moved_meeting_is_cancelled_and_planned_anew() throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-16','note':'Rådhuset'");
        HttpResponse<String> empty = send(id, "move", "on", "", "expectedVersion", "1");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("id=\"on-fault\"");
        assertThat(send(id, "move", "on", "2026-03-16", "expectedVersion", "1").statusCode())
                .isEqualTo(422);
        assertThat(send(id, "move", "on", "2026-03-18", "expectedVersion", "7").statusCode())
                .isEqualTo(409);
        assertThat(text(send(id, "move", "on", "2026-03-18", "expectedVersion", "1")))
                .contains("Samtalen er flyttet.");
        list().body("items.attendance", contains("CANCELLED", "PLANNED"))
                .body("items[1].on", equalTo("2026-03-18"))
                .body("items[1].note", equalTo("Rådhuset"));
        // The same form again finds the cancelled meeting.
        assertThat(send(id, "move", "on", "2026-03-19", "expectedVersion", "2").statusCode())
                .isEqualTo(409);
    }

    @Test
    void an_activity_is_corrected_with_a_justification() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05','employer':'Bageren','weeklyHours':20");
        assertThat(konsulent1.get("/activities/" + id + "/correct").body())
                .contains("value=\"2026-01-05\"", "value=\"Bageren\"", "value=\"20\"")
                .contains("<option value=\"INTERNSHIP\" selected>");
        String[] fields = {
            "kind",
            "WAGE_SUBSIDY",
            "on",
            "2026-01-06",
            "until",
            "",
            "weeklyHours",
            "",
            "source",
            "EMPLOYER",
            "employer",
            "",
            "because",
            "Forkert aftale",
            "expectedVersion",
            "1"
        };
        String[] without = fields.clone();
        without[13] = "";
        HttpResponse<String> refused = send(id, "correct", without);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"because-fault\"", "<option value=\"WAGE_SUBSIDY\" selected>");
        assertThat(text(send(id, "correct", fields))).contains("Aktiviteten er rettet.");
        get(id).body("kind", equalTo("WAGE_SUBSIDY"))
                .body("on", equalTo("2026-01-06"))
                .body("weeklyHours", nullValue())
                .body("employer", nullValue());
    }

    @Test
    void an_activity_is_withdrawn_with_a_justification() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        HttpResponse<String> refused = send(id, "withdraw", "because", "", "expectedVersion", "1");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"because-fault\"");
        assertThat(text(send(id, "withdraw", "because", "Forkert borger", "expectedVersion", "1")))
                .contains("Aktiviteten er trukket tilbage.");
        get(id).body("withdrawn", equalTo(true));
    }

    @Test
    void an_activity_has_a_page_with_its_history() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        command(id, "end", "{'until':'2026-02-01','expectedVersion':1}").statusCode(200);
        command(id, "withdrawal", "{'because':'Forkert borger','expectedVersion':2}")
                .statusCode(200);
        assertThat(text(konsulent1.get("/activities/" + id)))
                .contains("Virksomhedspraktik", "5. januar 2026 – 1. februar 2026")
                .containsSubsequence("Trukket tilbage: ", "Forkert borger", "Afsluttet: ", "Registreret: ");
        assertThat(konsulent1.get("/activities/1").statusCode()).isEqualTo(404);
        assertThat(Browser.of("consultant", "konsulent1", "elsewhere")
                        .get("/activities/" + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void after_sixty_days_a_consultant_sees_the_refusal_before_they_fill_in_the_form() throws Exception {
        String id = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05'");
        try {
            TestClock.setToNoonOf(TestClock.TODAY.plusDays(61));
            assertThat(konsulent1.get("/activities/" + id + "/correct").statusCode())
                    .isEqualTo(403);
            assertThat(konsulent1.get(page()).body()).doesNotContain("/correct\"");
        } finally {
            TestClock.setToNoonOf(TestClock.TODAY);
        }
    }

    // --- re-enrolment

    @Test
    void what_goes_on_is_copied_to_a_later_enrolment_of_the_person() throws Exception {
        recorded(enrolment, "'kind':'TREATMENT','on':'2026-01-05','confirmedOn':'2026-02-01','note':'Hver uge'");
        String internship = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-06'");
        recorded(enrolment, "'kind':'EDUCATION','on':'2026-01-07','until':'2026-02-01'");
        EnrolmentEvent later = publish(new EnrolmentEvent(
                new UUID(
                        UUID.randomUUID().getMostSignificantBits(),
                        enrolment.enrolmentId().getLeastSignificantBits()),
                1,
                enrolment.initiative(),
                "konsulent1",
                "2026-03-01",
                null,
                null,
                0,
                false,
                false));
        String laterPage = "/activities/of/" + later.enrolmentId();
        assertThat(konsulent1.get(page()).body()).doesNotContain("/copies");
        HttpResponse<String> offered = konsulent1.get(laterPage);
        assertThat(text(offered))
                .contains(
                        "Fortsætter fra et tidligere forløb",
                        "Behandling: Fra 5. januar 2026",
                        "Virksomhedspraktik: Fra")
                .doesNotContain("Uddannelse: ");
        HttpResponse<String> none = konsulent1.fillIn(laterPage, laterPage + "/copies");
        assertThat(none.statusCode()).isEqualTo(400);
        HttpResponse<String> unknown = konsulent1.fillIn(
                laterPage,
                laterPage + "/copies",
                "activityId",
                UUID.randomUUID().toString());
        assertThat(unknown.statusCode()).isEqualTo(404);
        List<String> all = asLead().get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .path("items.activityId");
        assertThat(text(konsulent1.fillIn(
                        laterPage, laterPage + "/copies", "activityId", all.get(0), "activityId", internship)))
                .contains("Det valgte er kopieret.")
                .doesNotContain("Fortsætter fra et tidligere forløb");
        asLead().get(ACTIVITIES + "?enrolmentId=" + later.enrolmentId())
                .then()
                .body("items.kind", containsInAnyOrder("TREATMENT", "INTERNSHIP"))
                .body("items.find { it.kind == 'TREATMENT' }.confirmedOn", equalTo("2026-02-01"))
                .body("items.find { it.kind == 'TREATMENT' }.note", equalTo("Hver uge"));
    }

    // --- partner

    @Test
    void a_partner_records_their_kinds_on_the_page_and_corrects_only_what_their_unit_recorded() throws Exception {
        recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-02-01'");
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-02-02'");
        Browser partner = Browser.withToken(TestStack.partnerToken(
                "partner1", "Sundhedsforvaltningen", List.of("HEALTH_TALK", "ROUND_TABLE"), enrolment.initiative()));
        HttpResponse<String> page = partner.get(page());
        assertThat(page.body())
                .contains("<option value=\"HEALTH_TALK\">", "href=\"/partner\"", "SAG", "Rundbordssamtale")
                .doesNotContain("<option value=\"JOB_INTERVIEW\">", "id=\"spell-kind\"", "Virksomhedspraktik")
                .doesNotContain("/correct\"");
        HttpResponse<String> added = partner.fillIn(
                page(),
                page(),
                "shape",
                "MEETING",
                "kind",
                "HEALTH_TALK",
                "on",
                "2026-03-03",
                "attendance",
                "HELD",
                "source",
                "CONSULTANT");
        assertThat(text(added)).contains("Aktiviteten er registreret.", "Sundhedssamtale");
        assertThat(added.body().split("/correct\"", -1)).hasSize(2);
        HttpResponse<String> refused = partner.fillIn(
                page(),
                page(),
                "shape",
                "MEETING",
                "kind",
                "JOB_INTERVIEW",
                "on",
                "2026-03-03",
                "attendance",
                "HELD",
                "source",
                "CONSULTANT");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(text(refused)).contains("Din enhed registrerer ikke denne slags aktivitet.");
        publish(enrolment.withProtectedAddress());
        assertThat(partner.get(page()).statusCode()).isEqualTo(404);
    }

    @Test
    void other_roles_have_no_access() throws Exception {
        for (String role : List.of("analyst", "steering", "register", "dpo", "records", "admin")) {
            assertThat(Browser.of(role).get(page()).statusCode()).as(role).isEqualTo(403);
        }
    }
}
