package dk.fodfaeste.reporting.report;

import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that asks whether a draft is to be published. */
@QuarkusTest
class PublicationPageTest {

    @Inject
    Events events;

    static List<FactVersion> facts(String code) {
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative(
                code,
                1,
                Leavers.IN_TIME,
                measure(Leavers.MEASURE, Anchor.EXIT, "P1M", revision("2019-01-01", "40", WORK_OR_SCHOOL, null))));
        facts.addAll(Leavers.many(code, "school", 12, "2024-09-10", "EDUCATION"));
        facts.addAll(Leavers.many(code, "none", 13, "2024-09-10", "UNEMPLOYED"));
        facts.addAll(Leavers.many(code, "few", 4, "2022-03-10", "UNEMPLOYED"));
        return facts;
    }

    static String opened(Browser analyst, String code) throws Exception {
        return analyst.fillIn("/reports/new", "/reports/new", "period", "2024-H2", "initiatives", code)
                .uri()
                .getPath();
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_summary_has_figures_hidden_figures_and_restatements_and_publishes_nothing() throws Exception {
        events.publish(facts("asked-whole"));
        Browser analyst = Browser.of("analyst");
        String first = opened(analyst, "asked-whole");
        HttpResponse<String> asked = analyst.get(first + "/publication");
        assertThat(words(asked))
                .contains(
                        "Skal rapporten offentliggøres?",
                        "2. halvår 2024",
                        "12 af 25",
                        "men det kan være tilfældigt",
                        "Usikkert:")
                .contains(
                        "Disse tal vises ikke i rapporten",
                        "Indsats asked-whole: 1 af 7 tal",
                        "after-exit: 1. halvår 2022")
                .contains("Ingen tal fra tidligere rapporter er ændret.", "Ja, offentliggør");
        assertThat(asked.body()).contains("data-progress=\"Rapporten beregnes og gemmes.");
        assertThat(analyst.get(first).body()).contains("Gå til offentliggørelse");
        analyst.fillIn(first + "/publication", first + "/publication", "expectedVersion", "1");
        assertThat(analyst.get(first + "/publication").uri().getPath()).isEqualTo(first);

        events.publish(List.of(
                Leavers.status("asked-whole", "school-1", "2024-10-10", "UNEMPLOYED", 2, Leavers.AFTER_THE_REPORT)));
        String second = analyst.fillIn(first, first + "/correction", "because", "Et tal var forkert")
                .uri()
                .getPath();
        assertThat(words(analyst.get(second + "/publication")))
                .contains("Erstatter rapport nr.", "Et tal var forkert")
                .contains("disse tal fra tidligere rapporter er ændret", "12 af 25 11 af 25");
        assertThat(words(analyst.get(second + "/publication?language=en")))
                .contains("Publish the report?", "but that may be due to chance", "12 of 25 11 of 25")
                .doesNotContain("offentliggør", "halvår");
    }

    @Test
    void a_draft_that_was_published_meanwhile_is_shown() throws Exception {
        events.publish(facts("asked-twice"));
        Browser analyst = Browser.of("analyst");
        String draft = opened(analyst, "asked-twice");
        HttpResponse<String> asked = analyst.get(draft + "/publication");
        analyst.fillIn(draft + "/publication", draft + "/publication", "expectedVersion", "1");
        HttpResponse<String> late = Browser.of("analyst", "analyst2", "*")
                .fillIn("/reports/new", draft + "/publication", "expectedVersion", "1");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(late.uri().getPath()).isEqualTo(draft);
        assertThat(late.body()).contains("Offentliggjort");
    }

    @Test
    void only_analysts_are_asked() throws Exception {
        events.publish(facts("asked-roles"));
        String draft = opened(Browser.of("analyst"), "asked-roles");
        for (String role : List.of("lead", "steering")) {
            assertThat(Browser.of(role).get(draft + "/publication").statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(Browser.of("analyst", "elsewhere", "another")
                        .get(draft + "/publication")
                        .statusCode())
                .isEqualTo(404);
    }
}
