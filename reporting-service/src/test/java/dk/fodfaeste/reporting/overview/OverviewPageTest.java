package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.reporting.followup.Facts.WORK_OR_SCHOOL;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.followup.Facts;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overview page in a browser. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class OverviewPageTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
    private static final String YEAR = "2024-01-01%2F2024-12-31";
    private static final String DEFAULT = "";
    /** Code, period and verdict of a row. */
    private static final Pattern ROW = Pattern.compile(
            "<tr id=\"([^\"]*)\">.*?<span class=\"quiet\">[^<]*</span>\\s*<span class=\"quiet\">([^<]*)</span></th>.*?"
                    + "<span class=\"(?:no-)?verdict[^\"]*\">([^<]*)</span>",
            Pattern.DOTALL);

    private static boolean published;

    @Inject
    Events events;

    @Inject
    StoredOffsets positions;

    @BeforeEach
    void publishFacts() {
        if (published) {
            return;
        }
        published = true;
        List<FactVersion> facts = new ArrayList<>();
        facts.add(initiative("page-exit", "Fra <gaden> & i job", Anchor.EXIT, "25.0"));
        facts.add(initiative("page-start", "Godt begyndt", Anchor.START, "12.5"));
        facts.add(initiative("page-waiting", "Endnu ikke", Anchor.EXIT, "30"));
        facts.add(initiative("page-empty", "Helt ny", Anchor.EXIT, "20"));
        for (int i = 0; i < 5; i++) {
            facts.addAll(left("page-exit", "2024-11-" + (10 + i), i == 0 ? "EDUCATION" : "UNEMPLOYED"));
        }
        facts.addAll(left("page-start", "2024-11-20", "EDUCATION"));
        facts.addAll(left("page-start", "2024-11-20", null));
        facts.addAll(left("page-waiting", "2025-03-10", null));
        facts.add(initiative("page-shown", "Mange nok", Anchor.EXIT, "25"));
        for (int i = 0; i < 12; i++) {
            facts.addAll(left("page-shown", "2024-11-10", i < 4 ? "EDUCATION" : i < 11 ? "UNEMPLOYED" : null));
        }
        events.publish(facts);
    }

    private static InitiativeVersion initiative(String code, String name, Anchor anchor, String target) {
        return Facts.initiative(
                code,
                1,
                RECORDED,
                name,
                day("2024-01-01"),
                "ANCHOR",
                List.of(Facts.measure(
                        "m",
                        "I job eller uddannelse",
                        anchor,
                        anchor == Anchor.EXIT ? "P2M" : "P13M",
                        30,
                        Set.of("DECEASED"),
                        List.of(revision("2019-01-01", target, WORK_OR_SCHOOL, null)))));
    }

    private static List<FactVersion> left(String initiative, String exitedOn, String status) {
        UUID id = UUID.randomUUID();
        List<FactVersion> facts = new ArrayList<>();
        facts.add(new EnrolmentVersion(
                id,
                UUID.randomUUID(),
                initiative,
                null,
                day("2024-02-10"),
                day(exitedOn),
                "OTHER",
                1,
                null,
                null,
                null,
                "EXITED",
                1,
                RECORDED));
        if (status != null) {
            boolean start = initiative.equals("page-start");
            facts.add(new OutcomeVersion(
                    id,
                    "m",
                    start ? day("2025-03-12") : day(exitedOn).plusMonths(2),
                    1,
                    List.of(status),
                    start ? day("2025-03-12") : day(exitedOn).plusMonths(2),
                    null,
                    false,
                    1,
                    RECORDED));
        }
        return facts;
    }

    private static String page() throws Exception {
        return pageOf("leder1", YEAR);
    }

    private static String pageOf(String user, String period) throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, user, "/");
        // Other tests have initiatives, too, and a page has fifty.
        HttpResponse<String> page = browser.get("/?after=page-&period=" + period);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        return page.body();
    }

    @Test
    void more_than_fifty_initiatives_are_several_pages() throws Exception {
        String[] codes = IntStream.range(0, 120)
                .mapToObj(i -> "zz-many-%03d".formatted(i))
                .toArray(String[]::new);
        events.publish(Arrays.stream(codes)
                .<FactVersion>map(code -> initiative(code, "Mange " + code, Anchor.EXIT, "25"))
                .toList());
        Browser lead = Browser.of("lead", "leder120", codes);
        String first = lead.get("/").body();
        assertThat(first.split("<tr id=\"zz-many-", -1)).hasSize(51);
        assertThat(first).contains("href=\"/?after=zz-many-049\"", ">Næste side<");
        String last = lead.get("/?after=zz-many-099").body();
        assertThat(last)
                .contains("<tr id=\"zz-many-100\">", "<tr id=\"zz-many-119\">")
                .doesNotContain("Næste side");
        assertThat(lead.get("/?after=zz-many-119").body()).contains("Der er ikke flere.");
    }

    @Test
    void without_initiatives_the_page_says_who_creates_them() throws Exception {
        assertThat(Browser.of("lead", "leder0", "zz-none").get("/").body())
                .contains("Når en administrator har oprettet en")
                .doesNotContain("form class=\"period");
    }

    /** The text of one initiative on the page, without markup. */
    private static String wordsOf(String page, String code) {
        int from = page.indexOf("<tr id=\"" + code + "\">");
        assertThat(from).as(code + " is on the page").isPositive();
        return page.substring(from, page.indexOf("</tr>", from))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void a_row_has_each_fact_once() throws Exception {
        assertThat(wordsOf(page(), "page-exit"))
                .contains("Fra &lt;gaden&gt; &amp; i job I job eller uddannelse Kalenderåret 2024, efter afgangsdato")
                .contains("Målet er ikke nået kan være tilfældigt, usikkerhed 3,6–62,4 %")
                .contains("20,0 % mål 25 %")
                .containsOnlyOnce("20,0 %")
                .containsOnlyOnce("25 %")
                .containsOnlyOnce("3,6–62,4 %");
        assertThat(page()).contains("aria-label=\"1. halvår 2021: Indsatsen var ikke begyndt;");
    }

    @Test
    void a_verdict_is_called_provisional_while_follow_ups_are_open() throws Exception {
        assertThat(wordsOf(page(), "page-start"))
                .contains("Foreløbigt nået indtil nu, 1 opfølgning er åben; usikkerhed 20,7–100,0 %")
                .contains("100,0 % mål 12,5 %")
                .contains("efter startdato")
                .doesNotContain("Målet er");
    }

    @Test
    void without_data_there_is_no_rate_and_no_verdict() throws Exception {
        assertThat(wordsOf(page(), "page-empty"))
                .contains("Ingen data Mål 20 %")
                .doesNotContain("0,0 %")
                .doesNotContain("nået");
        assertThat(wordsOf(page(), "page-waiting"))
                .contains("Ingen data Mål 30 %")
                .endsWith(" 1 ");
    }

    @Test
    void the_steering_group_reads_that_a_figure_is_hidden_and_is_offered_the_nearest() throws Exception {
        assertThat(wordsOf(pageOf("styregruppe1", YEAR), "page-shown"))
                .contains("Kalenderåret 2024, efter afgangsdato")
                .contains("Målet er nået kan være tilfældigt")
                .contains("33,3 %")
                .doesNotContain("91,7");
        assertThat(wordsOf(pageOf("styregruppe1", YEAR), "page-exit"))
                .contains("Skjult (for få personer) Mål 25 %")
                .doesNotContain("nået", "Nærmeste");
        String page = pageOf("styregruppe1", DEFAULT);
        assertThat(wordsOf(page, "page-shown"))
                .contains("12 måneder til og med 30. september 2024, efter afgangsdato")
                .contains("Skjult (for få personer) Mål 25 % Nærmeste periode med tal: Kalenderåret 2024");
        assertThat(page)
                .contains(
                        "href=\"/rates/page-shown?measure=m&amp;months=12&amp;from=2024-01-01&amp;to=2024-12-31&amp;basis=ANCHOR\"")
                .doesNotContain("Åbne i dag");
        assertThat(wordsOf(page, "page-exit")).doesNotContain("Nærmeste");
    }

    @ParameterizedTest
    @ValueSource(strings = {DEFAULT, YEAR, "2024-07-01%2F2024-12-31"})
    void every_role_reads_the_same_verdict_of_the_same_period_or_that_it_is_hidden(String period) throws Exception {
        List<MatchResult> lead = rows("lead", period);
        assertThat(lead).hasSizeGreaterThan(4);
        assertThat(rows("analyst", period)).extracting(MatchResult::group).isEqualTo(texts(lead));
        List<MatchResult> steering = rows("steering", period);
        assertThat(steering).hasSameSizeAs(lead);
        for (int i = 0; i < lead.size(); i++) {
            assertThat(steering.get(i).group(1)).isEqualTo(lead.get(i).group(1));
            assertThat(steering.get(i).group(2)).isEqualTo(lead.get(i).group(2));
            String verdict = lead.get(i).group(3);
            // Without a settled follow-up there is no verdict, and a hidden cohort reads like an empty one.
            String empty = verdict.equals("Ingen opfølgning er afgjort") ? "Ingen data" : verdict;
            assertThat(steering.get(i).group(3))
                    .as(steering.get(i).group(1))
                    .isIn(verdict, empty, "Skjult (for få personer)", "Vises ikke (for få personer)");
        }
    }

    private static List<MatchResult> rows(String role, String period) throws Exception {
        return ROW.matcher(
                        Browser.of(role).get("/?after=page-&period=" + period).body())
                .results()
                .toList();
    }

    private static List<String> texts(List<MatchResult> rows) {
        return rows.stream().map(MatchResult::group).toList();
    }

    @Test
    void a_chosen_period_is_kept_in_the_links() throws Exception {
        assertThat(page())
                .contains("<option value=\"2024-01-01/2024-12-31\" selected>", "from=2024-01-01&amp;to=2024-12-31");
        assertThat(Browser.of("lead").get("/?period=2024-01-02%2F2024-12-31").statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_page_is_accessible_and_has_no_inline_script_or_style() throws Exception {
        String page = page();
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"da\">")
                .contains("<title>Indsatser og mål – Fodfæste</title>")
                .contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .contains("href=\"#indhold\"")
                .contains("<main id=\"indhold\"")
                .contains("<header")
                .contains("<footer")
                .contains("href=\"/sign-out\"")
                .doesNotContain("<script>")
                .doesNotContain("style=\"");
        assertThat(Pattern.compile("<h1").matcher(page).results()).hasSize(1);
    }

    @Test
    void fictitious_data_is_marked() throws Exception {
        assertThat(page()).contains("Fiktive data");
        assertThat(RestAssured.get("/signed-out").asString())
                .contains("Du er logget ud")
                .contains("Fiktive data");
    }

    @Test
    void styles_and_fonts_are_served_by_the_service() throws Exception {
        String page = page();
        List<String> styles = Pattern.compile("href=\"(/assets/[^\"]*)\"")
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(styles).contains("/assets/dkfds/css/dkfds.min.css", "/assets/fodfaeste.css");
        for (String style : styles) {
            assertThat(RestAssured.get(style).statusCode()).as(style).isEqualTo(200);
        }
        String css = RestAssured.get("/assets/dkfds/css/dkfds.min.css").asString();
        List<String> fonts = Pattern.compile("url\\(\\.\\.(/fonts/[^)]*woff2)\\)")
                .matcher(css)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
        assertThat(fonts)
                .isNotEmpty()
                .allSatisfy(font -> assertThat(
                                RestAssured.get("/assets/dkfds" + font).statusCode())
                        .as(font)
                        .isEqualTo(200));
    }

    @Test
    void unreadable_events_become_dead_letters_and_the_page_counts_them() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<String> broken = List.of(
                "{\"enrolmentId\":",
                "[]",
                "null",
                "{\"enrolmentId\":\"" + UUID.randomUUID() + "\"}",
                "{\"enrolmentId\":\"" + UUID.randomUUID() + "\",\"participantRef\":\"" + UUID.randomUUID()
                        + "\",\"initiative\":\"a\\u0000b\",\"startedOn\":\"2024-01-01\",\"exitNumber\":0,\"version\":1,\"recordedAt\":\"2025-01-01T00:00:00Z\"}",
                "{\"enrolmentId\":\"" + UUID.randomUUID() + "\",\"participantRef\":\"" + UUID.randomUUID()
                        + "\",\"initiative\":\"a\",\"startedOn\":\"+999999999-01-01\",\"exitNumber\":0,\"version\":1,\"recordedAt\":\"2025-01-01T00:00:00Z\"}");
        for (String text : broken) {
            records.add(Events.record(Events.ENROLMENTS, "same-key", text.getBytes(StandardCharsets.UTF_8)));
        }
        records.add(new ProducerRecord<>(Events.OUTCOMES, "no value".getBytes(StandardCharsets.UTF_8), null));
        List<FactVersion> neighbour = left("page-neighbour", "2024-11-10", "EDUCATION");
        records.add(new ProducerRecord<>(
                Events.ENROLMENTS,
                "same-key".getBytes(StandardCharsets.UTF_8),
                events.record(neighbour.getFirst()).value()));
        records.add(events.record(neighbour.getLast()));
        records.add(events.record(initiative("page-neighbour", "Nabo", Anchor.EXIT, "20")));
        long before = positions.unreadableEvents();
        events.send(records);
        assertThat(positions.unreadableEvents()).isEqualTo(before + 7);

        String page = page();
        assertThat(wordsOf(page, "page-neighbour")).contains("Målet er nået");
        assertThat(page)
                .contains(FixedLanguage.DANISH.count(before + 7)
                        + " hændelser fra de andre systemer kunne ikke læses og er ikke talt med.");
        await().untilAsserted(() -> assertThat(TestStack.events("fodfaeste.reporting-service.dead-letters-v1"))
                .extracting(
                        letter -> letter.value() == null ? null : new String(letter.value(), StandardCharsets.UTF_8))
                .containsAll(broken)
                .contains((String) null));
    }
}
