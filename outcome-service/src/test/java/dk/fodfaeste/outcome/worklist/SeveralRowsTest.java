package dk.fodfaeste.outcome.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several rows of a worklist are answered or handed over together. Today is 15 March 2026. */
@QuarkusTest
class SeveralRowsTest extends IntegrationTestBase {
    private static final String ANSWERS = "/work/answers";
    private static final String REASSIGNMENT = "/work/reassignment";

    private String initiative;
    private Browser konsulent1;
    private Browser lead;

    @BeforeEach
    void create_initiative_and_browsers() {
        initiative = anInitiative();
        konsulent1 = Browser.of("consultant", "konsulent1", initiative);
        lead = Browser.of("lead", "leder1", initiative);
    }

    private EnrolmentEvent due() {
        return publish(EnrolmentEvent.exited(initiative, "2026-01-10"));
    }

    private static String row(EnrolmentEvent enrolment, int version) {
        return enrolment.enrolmentId() + "/" + MEASURE + "/" + version;
    }

    private static String id(EnrolmentEvent enrolment) {
        return "f-" + enrolment.enrolmentId() + "-" + MEASURE;
    }

    private static String[] fields(List<String> rows, String... others) {
        List<String> fields = new ArrayList<>(List.of(others));
        rows.forEach(row -> fields.addAll(List.of("row", row)));
        return fields.toArray(String[]::new);
    }

    private static String text(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private static String toWorklist(String page) {
        return page.replaceAll("(?s).*<p><a href=\"([^\"]*)\">← Til opfølgningerne.*", "$1");
    }

    @Test
    void the_boxes_of_open_rows_belong_to_the_form_below_them() throws Exception {
        EnrolmentEvent open = due();
        EnrolmentEvent answered = due();
        status(answered, "EDUCATION", 0).statusCode(200);
        String page = konsulent1.get("/work").body();
        assertThat(page)
                .contains("form=\"several\" id=\"" + id(open) + "-pick\" name=\"row\" value=\"" + row(open, 0))
                .contains("<form id=\"several\" method=\"post\" action=\"/work/answers\">")
                .doesNotContain(id(answered) + "-pick")
                .doesNotContain("/work/reassignment");
        assertThat(lead.get("/work").body()).contains("formaction=\"/work/reassignment\"");
    }

    @Test
    void a_status_is_recorded_for_each_chosen_row_and_a_note_before_the_due_date_and_undone_together()
            throws Exception {
        EnrolmentEvent first = due();
        EnrolmentEvent second = due();
        EnrolmentEvent notDue = publish(EnrolmentEvent.exited(initiative, "2026-01-20"));
        EnrolmentEvent notChosen = due();
        HttpResponse<String> saved = konsulent1.fillIn(
                "/work",
                ANSWERS,
                fields(
                        List.of(row(first, 0), row(second, 0), row(notDue, 0)),
                        "status",
                        "EDUCATION",
                        "source",
                        "EMPLOYER",
                        "consultant",
                        "konsulent1",
                        "pile",
                        "OVERDUE"));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(text(saved))
                .contains("3 opfølgninger er ændret.", "Gemt: Uddannelse", "Noteret.", "Fortryd for alle 2");
        assertThat(toWorklist(saved.body())).isEqualTo("/work?consultant=konsulent1&amp;pile=OVERDUE");
        get(first).body("state", equalTo("RECORDED")).body("source", equalTo("EMPLOYER"));
        get(second).body("state", equalTo("RECORDED"));
        get(notDue).body("state", equalTo("NOT_DUE")).body("noted.statuses[0]", equalTo("EDUCATION"));
        get(notChosen).body("state", equalTo("PENDING"));
        HttpResponse<String> undone =
                konsulent1.fillIn("/work", ANSWERS + "/undo", fields(List.of(row(first, 1), row(second, 1))));
        assertThat(text(undone)).contains("2 opfølgninger er ændret.", "Fortrudt.");
        get(first).body("state", equalTo("PENDING"));
        get(second).body("state", equalTo("PENDING"));
    }

    @Test
    void a_refused_row_is_named_with_its_fault_and_does_not_stop_the_others() throws Exception {
        EnrolmentEvent good = due();
        EnrolmentEvent changed = due();
        EnrolmentEvent withdrawn = due();
        status(changed, "UNEMPLOYED", 0).statusCode(200);
        publish(withdrawn.exitWithdrawn());
        HttpResponse<String> partly = konsulent1.fillIn(
                "/work",
                ANSWERS,
                fields(
                        List.of(row(good, 0), row(changed, 0), row(withdrawn, 0)),
                        "status",
                        "EDUCATION",
                        "source",
                        "PERSON"));
        assertThat(partly.statusCode()).isEqualTo(200);
        assertThat(text(partly))
                .contains("2 ikke gemt", "1 opfølgning er ændret.", "En anden var først.", "Der står nu: Ledig");
        assertThat(partly.body()).contains("href=\"#" + id(changed) + "\"", "href=\"#" + id(withdrawn) + "\"");
        get(good).body("state", equalTo("RECORDED"));
        get(changed).body("statuses[0]", equalTo("UNEMPLOYED")).body("version", equalTo(1));
        due();
        HttpResponse<String> none = konsulent1.fillIn(
                "/work", ANSWERS, fields(List.of(row(withdrawn, 0)), "status", "EDUCATION", "source", "PERSON"));
        assertThat(none.statusCode()).isEqualTo(422);
    }

    @Test
    void sending_the_form_again_changes_nothing() throws Exception {
        EnrolmentEvent enrolment = due();
        String[] fields = fields(List.of(row(enrolment, 0)), "status", "EDUCATION", "source", "PERSON");
        konsulent1.fillIn("/work", ANSWERS, fields);
        due();
        assertThat(konsulent1.fillIn("/work", ANSWERS, fields).statusCode()).isEqualTo(200);
        get(enrolment).body("version", equalTo(1));
    }

    @Test
    void an_answer_that_is_refused_as_a_whole_keeps_the_choice() throws Exception {
        EnrolmentEvent enrolment = due();
        HttpResponse<String> noStatus =
                konsulent1.fillIn("/work", ANSWERS, fields(List.of(row(enrolment, 0)), "source", "PERSON"));
        assertThat(noStatus.statusCode()).isEqualTo(422);
        assertThat(noStatus.body())
                .contains("id=\"several-status-fault\"")
                .contains("value=\"" + row(enrolment, 0) + "\" checked>");
        String[] unlikely =
                fields(List.of(row(enrolment, 0)), "status", "UNEMPLOYED", "weeklyHours", "20", "source", "PERSON");
        HttpResponse<String> asked = konsulent1.fillIn("/work", ANSWERS, unlikely);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body()).contains("name=\"meant\" value=\"UNEMPLOYED 20\"");
        get(enrolment).body("state", equalTo("PENDING"));
        HttpResponse<String> nothing = konsulent1.fillIn("/work", ANSWERS, "status", "EDUCATION", "source", "PERSON");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(text(nothing)).contains("Sæt kryds ved mindst én opfølgning.");
        assertThat(konsulent1
                        .fillIn("/work", ANSWERS, "row", "x/y/z", "status", "EDUCATION", "source", "PERSON")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_row_outside_the_scope_of_the_user_is_refused_without_being_shown() throws Exception {
        EnrolmentEvent own = due();
        EnrolmentEvent foreign = dueEnrolment();
        HttpResponse<String> partly = konsulent1.fillIn(
                "/work",
                ANSWERS,
                fields(List.of(row(own, 0), row(foreign, 0)), "status", "EDUCATION", "source", "PERSON"));
        assertThat(text(partly)).contains("1 ikke gemt", "1 opfølgning er ændret.");
        assertThat(partly.body()).doesNotContain(id(foreign));
        get(foreign).body("state", equalTo("PENDING"));
    }

    @Test
    void a_lead_hands_the_enrolments_of_chosen_rows_over_and_gives_them_back() throws Exception {
        // Other tests let konsulent1 and konsulent2 leave.
        String successor = "successor-" + initiative;
        String[] before = {"first-" + initiative, "second-" + initiative};
        EnrolmentEvent first = dueWith(before[0]);
        EnrolmentEvent second = dueWith(before[1]);
        dueWith(successor);
        HttpResponse<String> handedOver = lead.fillIn(
                "/work",
                REASSIGNMENT,
                fields(List.of(row(first, 0), row(second, 0)), "successor", successor.toUpperCase(Locale.ROOT)));
        assertThat(handedOver.statusCode()).isEqualTo(200);
        assertThat(text(handedOver)).contains("Overdraget til " + successor, "Fortryd for alle");
        assertThat(handedOver.body()).contains("name=\"from\" value=\"" + before[1] + "\"");
        lead.fillIn(
                "/work",
                REASSIGNMENT + "/undo",
                fields(List.of(row(first, 0), row(second, 0)), "from", before[0], "from", before[1]));
        assertThat(ParticipantServiceStub.reassigned())
                .containsSubsequence(
                        Map.of(second.enrolmentId().toString(), successor),
                        Map.of(second.enrolmentId().toString(), before[1]));
    }

    private EnrolmentEvent dueWith(String consultant) {
        return publish(EnrolmentEvent.exited(initiative, "2026-01-10").reassigned(consultant));
    }

    @Test
    void a_new_consultant_without_work_is_asked_about_and_an_enrolment_that_changed_is_named() throws Exception {
        EnrolmentEvent enrolment = due();
        String[] fields = fields(List.of(row(enrolment, 0)), "successor", "nobody-" + initiative);
        HttpResponse<String> asked = lead.fillIn("/work", REASSIGNMENT, fields);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("name=\"confirmed\" value=\"nobody-" + initiative)
                .contains("name=\"row\" value=\"" + row(enrolment, 0) + "\"");
        ParticipantServiceStub.refuseReassignments(409);
        String successor = "successor-" + initiative;
        dueWith(successor);
        HttpResponse<String> refused =
                lead.fillIn("/work", REASSIGNMENT, fields(List.of(row(enrolment, 0)), "successor", successor));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(text(refused)).contains("Ikke overdraget:", "Prøve Person");
        assertThat(konsulent1
                        .fillIn("/work", REASSIGNMENT, fields(List.of(row(enrolment, 0)), "successor", "konsulent1"))
                        .statusCode())
                .isEqualTo(403);
    }
}
