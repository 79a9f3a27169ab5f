package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The report pages in a browser, for analyst, lead and steering group. */
@QuarkusTest
class ReportPagesTest {

    @Inject
    Events events;

    private void left(String code) {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                code,
                1,
                Leavers.IN_TIME,
                measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null))));
        facts.addAll(Leavers.many(code, "school", 12, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many(code, "none", 13, "2024-09-10", "UNEMPLOYED"));
        events.publish(facts);
    }

    private static String draft(Browser analyst, String code) throws Exception {
        HttpResponse<String> opened =
                analyst.fillIn("/reports/new", "/reports/new", "period", "2024-H2", "initiatives", code);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).contains("Udkastet er oprettet.");
        return opened.uri().getPath();
    }

    @Test
    void a_report_is_created_written_previewed_and_published() throws Exception {
        left("page-whole");
        Browser analyst = Browser.of("analyst");
        String draft = draft(analyst, "page-whole");
        HttpResponse<String> saved = analyst.fillIn(
                draft,
                draft + "/texts",
                "expectedVersion",
                "1",
                "comment-page-whole",
                "Første linje\r\n\r\nAnden linje",
                "decision-0",
                "Vi fortsætter",
                "owner-0",
                "BIF",
                "dueOn-0",
                "2025-06-01");
        assertThat(saved.body())
                .contains("Teksterne er gemt.", "<p>Første linje</p><p>Anden linje</p>", "1. juni 2025")
                .contains("12 af 25 afsluttede forløb opfyldte målepunktet: 48,0 %.", "nået; kan være tilfældigt");
        assertThat(Browser.of("steering").get(draft).statusCode()).isEqualTo(404);
        assertThat(Browser.of("lead").get(draft).body())
                .contains("Forhåndsvisning.")
                .doesNotContain("Gå til offentliggørelse");

        HttpResponse<String> asked = analyst.get(draft + "/publication");
        String seen = asked.body().replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
        HttpResponse<String> published =
                analyst.fillIn(draft, draft + "/publication", "expectedVersion", "2", "seen", seen);
        assertThat(published.body()).contains("Rapporten er offentliggjort.", "SHA-256");
        HttpResponse<String> read = Browser.of("steering").get(draft);
        assertThat(read.body()).contains("/pdf\"", "/tables/figures\"").doesNotContain("Opret en rettelse");
        assertThat(Browser.of("steering").get("/reports").body()).contains("2. halvår 2024, nr. ", "Offentliggjort");
        assertThat(Browser.of("steering").get(draft + "?language=en").body())
                .contains("12 of 25 enrolments that ended met the measure: 48.0%.", "reached; may be due to chance")
                .doesNotContain("Succeser");
    }

    @Test
    void texts_are_saved_in_the_lock_order_of_publishing() throws Exception {
        left("page-locks");
        Browser analyst = Browser.of("analyst");
        String draft = draft(analyst, "page-locks");
        String id = draft.substring(draft.lastIndexOf('/') + 1);
        try (Connection publishing = TestStack.asOwner();
                Statement sql = publishing.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            publishing.setAutoCommit(false);
            sql.execute("lock table reports in share row exclusive mode");
            Future<HttpResponse<String>> saving = thread.submit(() ->
                    analyst.fillIn(draft, draft + "/texts", "expectedVersion", "1", "comment-page-locks", "Teksten"));
            await().until(ReportPagesTest::isWaitingForLock);
            // A row that is locked by the waiting transaction would make publishing wait for it in turn.
            sql.execute("select 1 from reports where id = '" + id + "' for update nowait");
            publishing.rollback();
            assertThat(saving.get().body()).contains("Teksterne er gemt.");
        }
    }

    private static boolean isWaitingForLock() throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("select count(*) from pg_locks where not granted")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    @Test
    void each_fault_is_at_its_field_and_no_input_is_lost() throws Exception {
        left("page-wrong");
        Browser analyst = Browser.of("analyst");
        HttpResponse<String> nothing = analyst.fillIn("/reports/new", "/reports/new", "period", "2024-H2");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("initiatives-fault");
        String draft = draft(analyst, "page-wrong");
        HttpResponse<String> refused = analyst.fillIn(
                draft,
                draft + "/texts",
                "expectedVersion",
                "1",
                "comment-page-wrong",
                "Bliver stående",
                "decision-1",
                "Uden ansvarlig");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("id=\"owner-1-fault\"", "Bliver stående", "Uden ansvarlig", "skal udfyldes");
        HttpResponse<String> badDay = analyst.fillIn(
                draft, draft + "/texts", "expectedVersion", "1", "decision-0", "X", "owner-0", "Y", "dueOn-0", "30-02");
        assertThat(badDay.body()).contains("id=\"dueOn-0-fault\"");
        HttpResponse<String> somebody = analyst.fillIn(
                draft,
                draft + "/texts",
                "expectedVersion",
                "1",
                "comment-page-wrong",
                "Borger\n010190-1234 fik job; ring 20304050");
        assertThat(somebody.statusCode()).isEqualTo(400);
        assertThat(somebody.body())
                .contains("id=\"comment-page-wrong-fault\"", "ligner et cpr-nummer", "data-not-saved");
        for (String unprintable : new String[] {"a\uffffb", "\ud83d\ude00", "\u2611", "\u21d2"}) {
            HttpResponse<String> drawn = analyst.fillIn(
                    draft, draft + "/texts", "expectedVersion", "1", "comment-page-wrong", "Godt " + unprintable);
            assertThat(drawn.statusCode()).as(unprintable).isEqualTo(400);
            assertThat(drawn.body()).contains("id=\"comment-page-wrong-fault\"");
        }
        for (String number :
                new String[] {"850185-1234", "670185\u20131234", "67 01 85-1234", "670185.1234", "670185\n1234"}) {
            assertThat(analyst.fillIn(draft, draft + "/texts", "expectedVersion", "1", "comment-page-wrong", number)
                            .body())
                    .as(number)
                    .contains("ligner et cpr-nummer");
        }
        HttpResponse<String> nobody = analyst.fillIn(
                draft,
                draft + "/texts",
                "expectedVersion",
                "1",
                "comment-page-wrong",
                "Ring 20304050, konto 9900001234");
        assertThat(nobody.body()).contains("Teksterne er gemt").doesNotContain("data-not-saved");
    }

    @Test
    void a_stale_preview_is_not_published() throws Exception {
        left("page-stale");
        Browser analyst = Browser.of("analyst");
        String draft = draft(analyst, "page-stale");
        HttpResponse<String> refused =
                analyst.fillIn(draft, draft + "/publication", "expectedVersion", "1", "seen", "a".repeat(64));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Tallene er ændret, siden du så dem.");
    }

    @Test
    void a_decision_is_carried_into_the_next_draft_until_it_is_ticked_off() throws Exception {
        left("page-decided");
        Browser analyst = Browser.of("analyst");
        String first = analyst.fillIn(
                        "/reports/new", "/reports/new", "period", "2023-H2", "initiatives", "page-decided")
                .uri()
                .getPath();
        analyst.fillIn(
                first,
                first + "/texts",
                "expectedVersion",
                "1",
                "decision-0",
                "Flere virksomheder",
                "owner-0",
                "BIF",
                "decision-1",
                "Flere samtaler",
                "owner-1",
                "SOF");
        analyst.fillIn(first, first + "/publication", "expectedVersion", "2");
        String second = analyst.fillIn(
                        "/reports/new", "/reports/new", "period", "2024-H1", "initiatives", "page-decided")
                .uri()
                .getPath();
        assertThat(analyst.get(second).body()).contains("Flere virksomheder", "Ikke gennemført endnu");
        HttpResponse<String> ticked = analyst.fillIn(
                second, second + "/texts", "expectedVersion", "1", "done-0", "true", "outcome-0", "Ti aftaler");
        assertThat(ticked.body()).contains("Teksterne er gemt.", "Gennemført", "Ti aftaler");
        analyst.fillIn(second, second + "/publication", "expectedVersion", "2");
        assertThat(Browser.of("steering").get(second).body()).contains("Flere virksomheder", "Ti aftaler");
        assertThat(analyst.get(draft(analyst, "page-decided")).body())
                .contains("Flere samtaler")
                .doesNotContain("Flere virksomheder");
    }

    @Test
    void a_published_report_is_corrected_by_another_and_a_draft_is_discarded() throws Exception {
        left("page-corrected");
        Browser analyst = Browser.of("analyst");
        String first = draft(analyst, "page-corrected");
        analyst.fillIn(first, first + "/publication", "expectedVersion", "1");
        assertThat(analyst.fillIn(first, first + "/correction").body()).contains("because-fault");
        assertThat(analyst.fillIn(first, first + "/correction", "because", "0101901234 var talt med")
                        .body())
                .contains("because-fault", "ligner et cpr-nummer");
        HttpResponse<String> correction = analyst.fillIn(first, first + "/correction", "because", "Et tal var forkert");
        assertThat(correction.body()).contains("Udkastet er oprettet.", "Et tal var forkert");
        String second = correction.uri().getPath();
        HttpResponse<String> gone = analyst.fillIn(second, second + "/discarding", "expectedVersion", "1");
        assertThat(gone.uri().getPath()).isEqualTo("/reports");
        assertThat(gone.body()).contains("Udkastet er slettet.");
        assertThat(analyst.get(second).statusCode()).isEqualTo(404);
    }

    @Test
    void a_draft_lists_every_change_for_roles_that_see_every_figure() throws Exception {
        left("page-restated");
        Browser analyst = Browser.of("analyst");
        String first = draft(analyst, "page-restated");
        analyst.fillIn(first, first + "/publication", "expectedVersion", "1");
        events.publish(List.of(
                Leavers.status("page-restated", "school-1", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT),
                Leavers.left(
                        "page-restated", "none-1", "2024-09-10", 2, Leavers.AFTER_THE_REPORT, "WRONGLY_REGISTERED")));
        String next = draft(analyst, "page-restated");
        for (String role : List.of("analyst", "lead")) {
            assertThat(cells(Browser.of(role).get(next).body()))
                    .as(role)
                    .containsSubsequence("I rapport nr.", "12", "25")
                    .containsSubsequence("Fejlregistreret forløb", "1", "0", "−1")
                    .containsSubsequence("Rettet status", "1", "−1", "0")
                    .containsSubsequence("Nu", "11", "24");
        }
    }

    /** The texts of the table cells, in order. */
    private static List<String> cells(String page) {
        return Pattern.compile("<td[^>]*>([^<]*)</td>")
                .matcher(page)
                .results()
                .map(cell -> cell.group(1).replaceAll("nr\\. [0-9]+$", "nr."))
                .toList();
    }

    @Test
    void a_report_and_its_successor_link_to_each_other() throws Exception {
        left("page-successor");
        Browser analyst = Browser.of("analyst");
        String first = draft(analyst, "page-successor");
        analyst.fillIn(first, first + "/publication", "expectedVersion", "1");
        String second = analyst.fillIn(first, first + "/correction", "because", "Et tal var forkert")
                .uri()
                .getPath();
        analyst.fillIn(second, second + "/publication", "expectedVersion", "1");
        assertThat(Browser.of("steering").get(first).body()).contains("erstattet af <a href=\"" + second + "\"");
        assertThat(Browser.of("steering").get(second).body()).contains("<a href=\"" + first + "\">Se rapporten");
    }

    @Test
    void an_initiative_that_had_not_begun_is_not_called_hidden() throws Exception {
        events.publish(List.of(initiative(
                "page-early",
                1,
                Leavers.IN_TIME,
                "Senere indsats",
                day("2025-01-01"),
                "ANCHOR",
                List.of(measure(
                        Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null))))));
        Browser analyst = Browser.of("analyst");
        assertThat(analyst.get(draft(analyst, "page-early")).body())
                .contains("Indsatsen var ikke begyndt.")
                .doesNotContain("skjult<");
    }

    @Test
    void a_draft_counts_the_unreadable_events() throws Exception {
        left("page-unreadable");
        events.send(List.of(Events.record(Events.OUTCOMES, "x", "{".getBytes(StandardCharsets.UTF_8))));
        String draft = draft(Browser.of("analyst"), "page-unreadable");
        assertThat(Browser.of("lead").get(draft).body()).contains("kunne ikke læses og er ikke med i tallene.");
    }

    @Test
    void other_roles_have_no_access_to_reports() throws Exception {
        for (String role : List.of("consultant", "register", "admin", "dpo")) {
            assertThat(Browser.of(role).get("/reports").statusCode()).as(role).isEqualTo(403);
        }
        assertThat(Browser.of("steering").get("/reports/new").statusCode()).isEqualTo(403);
        assertThat(Browser.of("analyst").get("/reports/nothing").statusCode()).isEqualTo(404);
    }
}
