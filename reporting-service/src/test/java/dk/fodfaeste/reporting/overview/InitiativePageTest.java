package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static dk.fodfaeste.reporting.followup.Facts.measure;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one initiative. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class InitiativePageTest {
    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(InitiativePageTest.class, InitiativePageTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        MeasureDefinition quarter = oneMonthAfterExit("25");
        for (String code :
                List.of("opened-none", "opened-one", "opened-all", "opened-few", "opened-open", "opened-changed")) {
            facts.add(initiative(code, 1, RECORDED, quarter));
        }
        facts.add(initiative(
                "opened-revised",
                1,
                RECORDED,
                measure(
                        "after-exit",
                        Anchor.EXIT,
                        "P1M",
                        revision("2019-01-01", "20", WORK_OR_SCHOOL, null),
                        revision("2024-09-10", "30", WORK_OR_SCHOOL, null))));
        facts.add(initiative("opened-new", 1, RECORDED, "Helt ny", day("2025-02-01"), "ANCHOR", List.of(quarter)));
        facts.add(initiative("opened-late", 1, RECORDED, "Fra 2023", day("2023-02-01"), "ANCHOR", List.of(quarter)));
        facts.add(initiative(
                "opened-waiting",
                1,
                RECORDED,
                measure("after-exit", Anchor.EXIT, "P6M", revision("2019-01-01", "25", WORK_OR_SCHOOL, null))));
        facts.addAll(exits("opened-waiting").of(40, "2024-10-10"));
        facts.addAll(exits("opened-one").of(1, "2024-08-10", "EDUCATION"));
        facts.addAll(exits("opened-all").of(30, "2024-08-10", "EDUCATION"));
        facts.addAll(exits("opened-few").of(12, "2024-08-10", "EDUCATION"));
        facts.addAll(exits("opened-few").of(3, "2024-08-10", "UNEMPLOYED"));
        facts.addAll(exits("opened-changed").of(20, "2024-02-10", "EDUCATION"));
        facts.addAll(exits("opened-changed").of(20, "2024-02-10", "UNEMPLOYED"));
        facts.addAll(exits("opened-changed").of(30, "2024-08-10", "EDUCATION"));
        facts.addAll(exits("opened-changed").of(10, "2024-08-10", "UNEMPLOYED"));
        facts.addAll(exits("opened-revised").of(10, "2024-08-09", "EDUCATION"));
        facts.addAll(exits("opened-revised").of(10, "2024-08-10", "UNEMPLOYED"));
        facts.addAll(exits("opened-open").of(3, "2025-01-05", "EDUCATION"));
        facts.addAll(exits("opened-open").of(17, "2025-01-05", "UNEMPLOYED"));
        facts.addAll(exits("opened-open").of(8, "2025-03-10"));
        return facts;
    }

    private static Exits exits(String initiative) {
        return Exits.from(initiative).withAges(31, 33);
    }

    private static String words(String role, String path) throws Exception {
        HttpResponse<String> page = Browser.of(role).get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return words(page.body());
    }

    private static String words(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void without_data_there_is_no_rate() throws Exception {
        for (String role : List.of("lead", "steering")) {
            String page = words(role, "/rates/opened-none");
            assertThat(page)
                    .contains("Der er ingen data endnu. Målet er 25 %.")
                    .containsPattern("til [^:]{1,40}: Ingen data\\. Vis tallene")
                    .contains("Ingen data")
                    .doesNotContain("0,0 %")
                    .doesNotContain("nået")
                    .doesNotContain("Prognose");
        }
    }

    @Test
    void of_one_person_a_lead_sees_the_figure_and_the_steering_group_does_not() throws Exception {
        assertThat(words("lead", "/rates/opened-one"))
                .contains(
                        "1 af 1 afsluttet forløb opfylder målepunktet (100,0 %); målet på 25 % er nået; forskellen kan være tilfældig.")
                .contains("Unikke borgere 1")
                .contains("Uddannelse 1 1 100,0 %");
        HttpResponse<String> page = Browser.of("steering").get("/rates/opened-one");
        assertThat(words(page.body()))
                .contains(
                        "Tallene vises ikke, fordi enkeltpersoner kan genkendes, alene ud fra tallene eller sammen med andre tal.")
                .contains("2. halvår 2024 Skjult (for få personer)")
                .contains("Opdelingen er skjult")
                .doesNotContain("nået");
        assertThat(page.body())
                .as("nor for the chart")
                .doesNotContain("data-percent")
                .doesNotContain("data-whole");
    }

    @Test
    void a_rate_of_100_percent_is_displayed_correctly() throws Exception {
        for (String role : List.of("lead", "steering")) {
            assertThat(words(role, "/rates/opened-all"))
                    .contains("30 af 30 afsluttede forløb opfylder målepunktet (100,0 %); målet på 25 % er nået.")
                    .contains("88,6–100,0 %")
                    .contains("Uddannelse 30 30 100,0 %")
                    .contains("30-39 år 30 30 100,0 %");
        }
    }

    @Test
    void the_steering_group_also_sees_the_quarters_before_its_window() throws Exception {
        String page = words("steering", "/rates/opened-all?from=2024-07-01&to=2024-12-31");
        assertThat(page)
                .contains("Kun kvartaler, der er slut, vises.")
                .contains("til 30. juni 2024 Ingen data")
                .contains("31. december 2024 100,0 % 88,6–100,0 %")
                .doesNotContain("31. oktober 2024");
        assertThat(words("lead", "/rates/opened-all?from=2024-07-01&to=2024-12-31"))
                .contains("31. oktober 2024 100,0 %")
                .doesNotContain("til 30. juni 2024");
    }

    @Test
    void the_change_from_the_period_before_leads_to_it() throws Exception {
        for (String role : List.of("lead", "steering")) {
            String page = words(role, "/rates/opened-changed?from=2024-07-01&to=2024-12-31");
            assertThat(page).contains("Ændring fra perioden før: +25,0 procentpoint fra 50,0 % ( 1. halvår 2024 )");
        }
    }

    @Test
    void hidden_cells_are_nowhere_in_the_page() throws Exception {
        HttpResponse<String> page = Browser.of("steering").get("/rates/opened-few?from=2024-07-01&to=2024-12-31");
        assertThat(words(page.body())).contains("12 af 15 afsluttede forløb").contains("Opdelingen er skjult");
        assertThat(page.body()).doesNotContain("data-whole").doesNotContain("data-part=");
        assertThat(words("lead", "/rates/opened-few")).contains("Ledig 0 3 0,0 %");
    }

    @Test
    void a_target_revised_in_the_window_is_marked_and_averaged() throws Exception {
        assertThat(words("lead", "/rates/opened-revised"))
                .contains(
                        "20 % og fra 10. september 2024 30 %. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato; gennemsnittet er 25 %")
                .contains("målet på 20 % og fra 10. september 2024 30 % er nået");
        assertThat(words("steering", "/rates/opened-revised"))
                .contains("20 % og fra 10. september 2024 30 %. Hvert forløb er målt")
                .doesNotContain("gennemsnittet")
                .doesNotContain("25 %");
    }

    @Test
    void open_follow_ups_have_a_forecast() throws Exception {
        assertThat(words("lead", "/rates/opened-open?from=2025-01-01&to=2025-06-30"))
                .contains(
                        "8 opfølgninger er udestående; mindst fire skal opfylde målepunktet for at nå målet på 25 %; med den hidtidige andel (3 af 20) er sandsynligheden")
                .contains("Sådan er sandsynligheden beregnet")
                .contains("foreløbig ikke nået");
        assertThat(words("lead", "/rates/opened-all")).doesNotContain("Prognose");
    }

    @Test
    void every_figure_has_window_basis_date_and_state() throws Exception {
        assertThat(words("lead", "/rates/opened-all?from=2024-07-01&to=2024-12-31&basis=FOLLOW_UP&months=3"))
                .contains("2. halvår 2024, 1. juli 2024 – 31. december 2024, efter opfølgningsdato")
                .contains("15. marts 2025. Tallet er ikke foreløbigt")
                .contains(
                        "Efter status 2. halvår 2024, 1. juli 2024 – 31. december 2024, efter opfølgningsdato."
                                + " Opgjort 15. marts 2025. Tallet er ikke foreløbigt: alle opfølgninger er afgjort. Mål: 25 %.")
                .contains("Rullende 3 måneder")
                .contains("3 måneder, der slutter den dag, efter opfølgningsdato");
    }

    @Test
    void a_provisional_figure_is_marked_in_every_table_chart_and_breakdown() throws Exception {
        HttpResponse<String> page = Browser.of("lead").get("/rates/opened-open?from=2025-01-01&to=2025-06-30");
        String words = words(page.body());
        assertThat(words)
                .contains(
                        "Prognose Efter afgangsdato. Opgjort 15. marts 2025. 1. halvår 2025: 8 opfølgninger er udestående")
                .contains("Efter alder 1. halvår 2025, 1. januar 2025 – 30. juni 2025, efter afgangsdato."
                        + " Opgjort 15. marts 2025. Foreløbigt tal: 8 opfølgninger mangler endnu, den sidste frist er")
                .contains("til 2. halvår 2024 Ingen data 25 % –");
        assertThat(page.body()).containsPattern("data-name=\"1. halvår 2025\" [^>]*data-standing=\"foreløbigt\"");
        assertThat(Browser.of("lead")
                        .get("/rates/opened-all?from=2024-07-01&to=2025-02-28")
                        .body())
                .doesNotContain("data-standing");
        HttpResponse<String> goingOn = Browser.of("lead").get("/rates/opened-all?from=2024-07-01&to=2025-06-30");
        assertThat(words(goingOn.body()))
                .contains("Perioden er ikke slut, men alle opfølgninger indtil nu er afgjort")
                .contains("30. april 2025 100,0 % 88,6–100,0 % 25 % ✓ nået 30 af 30 i gang");
        assertThat(goingOn.body()).contains("data-standing=\"i gang\"");
    }

    @Test
    void before_the_first_window_the_page_does_not_call_figures_hidden() throws Exception {
        assertThat(words("steering", "/rates/opened-new"))
                .contains("Ingen af indsatsens perioder er slut endnu.")
                .doesNotContain("genkendes", "skjult", "Skjult", "Hvor forløbene står");
        assertThat(words("steering", "/rates/opened-late?from=2022-01-01&to=2022-06-30"))
                .contains("Indsatsen var ikke begyndt.")
                .doesNotContain("Tallene vises ikke", "Hvor forløbene står");
        assertThat(words("steering", "/rates/opened-waiting?from=2024-07-01&to=2024-12-31"))
                .contains("Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er 25 %.")
                .contains("Foreløbigt tal: der mangler stadig opfølgninger")
                .contains("2. halvår 2024 Ingen opfølgning er afgjort 25 % foreløbigt")
                .contains("Ikke forfaldne endnu 40")
                .doesNotContain("ingen data endnu");
    }

    @Test
    void links_keep_the_filters() throws Exception {
        Browser lead = Browser.of("lead");
        String page = lead.get("/rates/opened-all?months=6&from=2024-01-01&to=2024-12-31")
                .body();
        assertThat(page)
                .contains(
                        "href=\"/rates/opened-all?measure=after-exit&amp;months=6&amp;from=2024-01-01&amp;to=2024-12-31&amp;basis=ANCHOR\"")
                .contains(
                        "href=\"/rates/opened-all?measure=after-exit&amp;months=6&amp;from=2024-07-01&amp;to=2024-12-31&amp;basis=ANCHOR\"")
                .contains("skip=10#half-years");
        assertThat(words("lead", "/rates/opened-all?skip=10"))
                .contains("1. halvår 2019")
                .contains("Nyere halvår");
    }

    @Test
    void every_choice_and_link_offered_to_the_steering_group_works() throws Exception {
        Browser steering = Browser.of("steering");
        String page = steering.get("/rates/opened-all").body();
        assertThat(page).doesNotContain("id=\"from\"").doesNotContain("id=\"months\"");
        List<String> periods = Pattern.compile("<option value=\"([^\"]*/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<String> links = Pattern.compile("href=\"(/rates/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .toList();
        assertThat(periods).contains("2024-07-01/2024-12-31", "2024-01-01/2024-12-31");
        assertThat(links).hasSizeGreaterThan(5);
        for (String period : periods) {
            assertThat(steering.get("/rates/opened-all?measure=after-exit&period=" + period.replace("/", "%2F"))
                            .statusCode())
                    .as(period)
                    .isEqualTo(200);
        }
        for (String link : links) {
            assertThat(steering.get(link).statusCode()).as(link).isEqualTo(200);
        }
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lead | months=37 | 400 | er ikke et tal fra 1 til 36",
                "lead | from=i+g%C3%A5r | 400 | er ikke en dato",
                "lead | from=2024-02-01&to=2024-01-01 | 422 | ligger efter",
                "steering | from=2024-02-01&to=2024-01-01 | 422 | halvår, et kalenderår eller 12 måneder"
            })
    void a_refusal_is_shown_above_the_filters(String role, String query, int status, String says) throws Exception {
        HttpResponse<String> page = Browser.of(role).get("/rates/opened-all?" + query);
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(words(page.body())).contains("Det kan ikke vises").contains(says);
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from=2019-01-01&to=2025-03-15 | Kalenderåret 2024, 1. januar 2024 – 31. december 2024",
                "from=2024-02-01&to=2024-06-20 | 1. halvår 2024, 1. januar 2024 – 30. juni 2024",
                "from=2023-02-01&to=2024-01-31 | Kalenderåret 2023, 1. januar 2023 – 31. december 2023",
                "months=6 | Kalenderåret 2024, 1. januar 2024 – 31. december 2024",
                "basis=FOLLOW_UP&from=2024-07-01&to=2024-12-31 | 2. halvår 2024, 1. juli 2024 – 31. december 2024"
            })
    void a_link_of_a_lead_redirects_the_steering_group_to_the_nearest_window_it_may_see(String query, String window)
            throws Exception {
        HttpResponse<String> page = Browser.of("steering").get("/rates/opened-all?measure=after-exit&" + query);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(words(page.body()))
                .contains("Den nærmeste periode, du kan se Linket viste noget andet.")
                .contains("Periode " + window + ", efter afgangsdato");
        assertThat(page.uri().getQuery()).contains("basis=ANCHOR", "months=12");
        assertThat(words("lead", "/rates/opened-all?" + query)).doesNotContain("Den nærmeste periode");
    }

    @Test
    void a_new_initiative_has_no_nearest_window() throws Exception {
        assertThat(Browser.of("steering").get("/rates/opened-new?months=6").statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_english_page_has_no_danish_text() throws Exception {
        String page = words("lead", "/rates/opened-open?language=en&from=2025-01-01&to=2025-06-30");
        assertThat(page)
                .contains("8 follow-ups are open; at least four must meet the measure to reach the target of 25%")
                .contains("provisionally not reached; the difference may be random")
                .contains("30-39 years");
        assertThat(Pattern.compile("\\b(og|ikke|eller|forløb|opfølgning|måneder|andel)\\b")
                        .matcher(page)
                        .find())
                .as(page)
                .isFalse();
    }

    @Test
    void only_roles_that_read_rates_have_access_to_initiatives_in_scope() throws Exception {
        assertThat(Browser.of("consultant").get("/rates/opened-all").statusCode())
                .isEqualTo(403);
        assertThat(Browser.of("lead", "leder7", "another")
                        .get("/rates/opened-all")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.of("lead").get("/rates/opened-all?measure=none").statusCode())
                .isEqualTo(404);
    }
}
