package dk.fodfaeste.reporting.comparisons;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The form of a comparison, and the pages that show it. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class ComparisonPageTest {
    private static final String QUERY = "?measure=after-exit&basis=ANCHOR&from=2024-01-01&to=2024-06-30";
    private static final String ACTION = "/rates/compared-page/comparison";
    private static final String FORM = ACTION + QUERY;
    private static final String FIGURE = "/rates/compared-page" + QUERY;

    private final Browser analyst = Browser.of("analyst");

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(ComparisonPageTest.class, () -> {
            List<FactVersion> facts = new ArrayList<>();
            facts.add(initiative("compared-page", 1, RECORDED, oneMonthAfterExit("90")));
            facts.addAll(Exits.from("compared-page").of(48, "2024-02-10", "EDUCATION"));
            facts.addAll(Exits.from("compared-page").of(32, "2024-02-10", "UNEMPLOYED"));
            return facts;
        });
    }

    private static String words(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private HttpResponse<String> send(String successes, String label, String version) throws Exception {
        return analyst.fillIn(
                FORM,
                ACTION,
                "measure",
                "after-exit",
                "basis",
                "ANCHOR",
                "from",
                "2024-01-01",
                "to",
                "2024-06-30",
                "expectedVersion",
                version,
                "label",
                label,
                "successes",
                successes,
                "denominator",
                "70",
                "source",
                "jobindsats.dk",
                "lookedUpOn",
                "2025-03-01");
    }

    @Test
    void an_analyst_enters_corrects_and_withdraws_a_comparison() throws Exception {
        assertThat(words(analyst.get(FIGURE)))
                .contains("Sammenlign med en anden gruppe")
                .doesNotContain("Sammenligning ");
        assertThat(send("71", "<Alle> over 30", "0").body()).contains("er flere end nævneren", "&lt;Alle&gt; over 30");
        assertThat(words(send("55", "<Alle> over 30", "0"))).contains("Sammenligningen er gemt.");
        assertThat(words(send("56", "<Alle> over 30", "1"))).contains("Sammenligningen er gemt.");
        String sentences =
                "&lt;Alle&gt; over 30: 80,0 % (56 af 70). Forskel: −20,0 procentpoint (95 %: −33,4 til −5,2). Kilde: jobindsats.dk, slået op 1. marts 2025. "
                        + "Gruppen kan omfatte deltagerne selv. Sammenligningen ændrer ikke vurderingen af målet.";
        assertThat(words(analyst.get(FIGURE))).contains(sentences, "Ret sammenligningen");
        assertThat(words(Browser.of("steering").get(FIGURE)))
                .contains(sentences)
                .doesNotContain("Ret sammenligningen");
        assertThat(words(analyst.get(FORM))).contains("Historik", "55 70 jobindsats.dk", "56 70 jobindsats.dk");

        HttpResponse<String> withdrawn = analyst.fillIn(
                FORM,
                ACTION + "/withdrawal",
                "measure",
                "after-exit",
                "basis",
                "ANCHOR",
                "from",
                "2024-01-01",
                "to",
                "2024-06-30",
                "expectedVersion",
                "2",
                "because",
                "Forkert gruppe");
        assertThat(words(withdrawn)).contains("Sammenligningen vises ikke længere.");
        assertThat(words(analyst.get(FIGURE))).doesNotContain("over 30");
        assertThat(words(analyst.get(FORM))).contains("Ja: Forkert gruppe").doesNotContain("Træk tilbage");
    }

    @Test
    void a_form_without_its_figure_or_for_another_role_is_refused() throws Exception {
        assertThat(analyst.get(ACTION).statusCode()).isEqualTo(404);
        assertThat(analyst.get(ACTION + "?measure=after-exit").statusCode()).isEqualTo(400);
        assertThat(Browser.of("lead").get(FORM).statusCode()).isEqualTo(403);
    }
}
