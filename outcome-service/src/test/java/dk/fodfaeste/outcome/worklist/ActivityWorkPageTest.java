package dk.fodfaeste.outcome.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.activity.ActivityTestBase;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The activities in the worklist of a consultant. Today is 15 March 2026. */
@QuarkusTest
class ActivityWorkPageTest extends ActivityTestBase {
    private String user;
    private EnrolmentEvent enrolment;
    private Browser consultant;

    @BeforeEach
    void enrol() {
        user = "konsulent-" + UUID.randomUUID();
        enrolment = publish(EnrolmentEvent.started(anInitiative(), "2026-01-01").reassigned(user));
        consultant = Browser.of("consultant", user, enrolment.initiative());
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private HttpResponse<String> press(String activityId, String button, String... fields) throws Exception {
        return consultant.fillIn("/work", "/activities/" + activityId + "/" + button, fields);
    }

    @Test
    void planned_meetings_of_this_week_and_earlier_ones_without_an_answer_are_shown() throws Exception {
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-01'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-21'");
        recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-22'");
        recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-03-10','attendance':'HELD'");
        assertThat(text(consultant.get("/work")))
                .contains("Samtaler i dag og denne uge (2)", "1. marts 2026", "21. marts 2026", "Prøve Person")
                .doesNotContain("22. marts 2026", "Rundbordssamtale", "Der er ingen opfølgninger, der venter.");
        assertThat(text(Browser.of("lead").get("/work"))).doesNotContain("Samtaler i dag");
        assertThat(text(Browser.of("lead").get("/work?consultant=" + user)))
                .contains("Samtaler i dag og denne uge (2)");
        assertThat(text(Browser.of("consultant", "konsulent2", enrolment.initiative())
                        .get("/work")))
                .doesNotContain("Samtaler i dag");
    }

    @Test
    void a_meeting_is_answered_with_one_button_and_the_worklist_is_shown_again() throws Exception {
        String held = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-15'");
        String missed = recorded(enrolment, "'kind':'ROUND_TABLE','on':'2026-03-14'");
        HttpResponse<String> page = press(held, "attendance", "attendance", "HELD", "expectedVersion", "1");
        assertThat(page.uri().getPath()).isEqualTo("/work");
        assertThat(text(page)).contains("Samtalen er holdt.", "Samtaler i dag og denne uge (1)");
        assertThat(text(press(missed, "attendance", "attendance", "NO_SHOW", "expectedVersion", "1")))
                .contains("Udeblivelsen er registreret.")
                .doesNotContain("Samtaler i dag og denne uge");
        get(held).body("attendance", equalTo("HELD"));
        get(missed).body("attendance", equalTo("NO_SHOW"));
    }

    @Test
    void a_meeting_is_moved_from_the_worklist() throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-16'");
        assertThat(consultant.get("/work").body()).contains("/activities/" + id + "/move?from=work");
        HttpResponse<String> moved = consultant.fillIn(
                "/activities/" + id + "/move?from=work",
                "/activities/" + id + "/move",
                "on",
                "2026-03-18",
                "from",
                "work",
                "expectedVersion",
                "1");
        assertThat(moved.uri().getPath()).isEqualTo("/work");
        assertThat(text(moved)).contains("Samtalen er flyttet.", "18. marts 2026");
        asLead().get(ACTIVITIES + "?enrolmentId=" + enrolment.enrolmentId())
                .then()
                .body("items.attendance", contains("CANCELLED", "PLANNED"));
    }

    @Test
    void a_lead_returns_to_the_worklist_of_the_consultant() throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-14'");
        HttpResponse<String> page = Browser.of("lead")
                .fillIn(
                        "/work?consultant=" + user,
                        "/activities/" + id + "/attendance",
                        "attendance",
                        "HELD",
                        "expectedVersion",
                        "1");
        assertThat(page.uri().getRawQuery()).isEqualTo("consultant=" + user + "&activity=held");
    }

    @Test
    void spells_that_nobody_confirmed_for_a_month_are_confirmed_with_one_button() throws Exception {
        String old = recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05','confirmedOn':'2026-02-14'");
        recorded(enrolment, "'kind':'MENTOR_SUPPORT','on':'2026-01-06','confirmedOn':'2026-02-15'");
        recorded(enrolment, "'kind':'EDUCATION','on':'2026-01-07','until':'2026-02-01'");
        assertThat(text(consultant.get("/work")))
                .contains("Er borgeren der stadig? (1)", "Virksomhedspraktik")
                .doesNotContain("Mentorstøtte");
        assertThat(text(press(old, "confirmation", "expectedVersion", "1")))
                .contains("Bekræftet: det fortsætter i dag.")
                .doesNotContain("Er borgeren der stadig?");
        get(old).body("confirmedOn", equalTo("2026-03-15"));
    }

    @Test
    void deadlines_for_meetings_are_shown_and_a_meeting_is_recorded_or_planned_in_the_row() throws Exception {
        String code = enrolment.initiative() + "-on-time";
        publish(EnrolmentEvent.initiative(
                code,
                1,
                List.of(EnrolmentEvent.measure(
                        "on-time",
                        "MEETINGS_ON_TIME",
                        Map.of("meeting", "JOB_INTERVIEW", "first", "P1M", "every", "P3M"),
                        Map.of()))));
        EnrolmentEvent passed =
                publish(EnrolmentEvent.started(code, "2026-02-10").reassigned(user));
        EnrolmentEvent near = publish(EnrolmentEvent.started(code, "2026-02-28").reassigned(user));
        publish(EnrolmentEvent.started(code, "2026-03-10").reassigned(user));
        Browser both = Browser.of("consultant", user, enrolment.initiative(), code);
        assertThat(text(both.get("/work")))
                .contains("Samtaler med frist (2)", "Senest 10. marts 2026 (for 5 dage siden)", "Senest 28. marts 2026")
                .contains("Fristen er overskredet");
        HttpResponse<String> held = both.fillIn(
                "/work",
                "/activities/of/" + passed.enrolmentId(),
                "shape",
                "MEETING",
                "kind",
                "JOB_INTERVIEW",
                "source",
                "CONSULTANT",
                "on",
                "2026-03-15",
                "attendance",
                "HELD");
        assertThat(held.uri().getPath()).isEqualTo("/work");
        assertThat(text(held)).contains("Aktiviteten er registreret.", "Samtaler med frist (1)");
        HttpResponse<String> refused = both.fillIn(
                "/work",
                "/activities/of/" + near.enrolmentId(),
                "shape",
                "MEETING",
                "kind",
                "JOB_INTERVIEW",
                "source",
                "CONSULTANT",
                "on",
                "",
                "attendance",
                "PLANNED");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("id=\"meeting-on-fault\"");
    }

    @Test
    void withdrawn_activities_and_wrong_registrations_are_left_out() throws Exception {
        String id = recorded(enrolment, "'kind':'JOB_INTERVIEW','on':'2026-03-16'");
        command(id, "withdrawal", "{'because':'x','expectedVersion':1}").statusCode(200);
        recorded(enrolment, "'kind':'INTERNSHIP','on':'2026-01-05','confirmedOn':'2026-01-06'");
        publish(enrolment.asWronglyRegistered());
        assertThat(text(consultant.get("/work"))).doesNotContain("Samtaler i dag", "Er borgeren der stadig?");
    }
}
