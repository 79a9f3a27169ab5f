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

/** The overview page in a browser. In these tests it is noon on 15 March 2025. */
@QuarkusTest
class OverviewPageTest {
    private static final Instant RECORDED = Instant.parse("2025-02-01T12:00:00Z");
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
        return pageOf("leder1");
    }

    private static String pageOf(String user) throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, user, "/");
        // Other tests have initiatives, too, and a page has fifty.
        HttpResponse<String> page = browser.get("/?after=page-");
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
        assertThat(first.split("<li id=\"zz-many-", -1)).hasSize(51);
        assertThat(first.split("<tr data-name=", -1)).hasSize(51);
        assertThat(first)
                .contains("href=\"/?after=zz-many-049\"", ">Næste side<")
                .doesNotContain(">Alle indsatser<");
        String last = lead.get("/?after=zz-many-099").body();
        assertThat(last)
                .contains("<li id=\"zz-many-100\">", "<li id=\"zz-many-119\">")
                .doesNotContain("Næste side");
        assertThat(lead.get("/?after=zz-many-119").body()).contains("Der er ikke flere.");
    }

    @Test
    void without_initiatives_the_page_says_who_creates_them() throws Exception {
        assertThat(Browser.of("lead", "leder0", "zz-none").get("/").body())
                .contains("Når en administrator har oprettet en");
    }

    /** The text of one initiative on the page, without markup. */
    private static String wordsOf(String page, String code) {
        int from = page.indexOf("<li id=\"" + code + "\">");
        assertThat(from).as(code + " is on the page").isPositive();
        return page.substring(from, page.indexOf("</li>", from))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void an_initiative_has_its_rate_its_target_and_their_basis() throws Exception {
        assertThat(wordsOf(page(), "page-exit"))
                .contains("Fra &lt;gaden&gt; &amp; i job")
                .contains("I job eller uddannelse")
                .contains("20,0 %")
                .contains("Mål ikke nået, men usikkert")
                .contains(
                        "1 af 5 afsluttede forløb opfylder målepunktet (20,0 %); målet på 25 % er ikke nået, men usikkert.")
                .contains("5 afsluttede forløb: 5 med kendt situation og 0 uden svar")
                .contains("100,0 % – vi kender situationen for 5 af 5")
                .contains("3,6–62,4 %")
                .contains("Hele perioden, 1. januar 2024 – 15. marts 2025, efter afgangsdato")
                .contains("15. marts 2025. Tallet er ikke foreløbigt");
    }

    @Test
    void a_measure_from_the_start_counts_starts_and_marks_a_provisional_verdict() throws Exception {
        assertThat(wordsOf(page(), "page-start"))
                .contains("1 af 1 påbegyndt forløb opfylder målepunktet (100,0 %); målet på 12,5 % er foreløbig nået.")
                .contains("Mål foreløbig nået")
                .contains("efter startdato")
                .contains("Foreløbigt tal: 1 opfølgning mangler endnu, den sidste frist er 9. april 2025");
    }

    @Test
    void without_data_there_is_no_rate_and_no_verdict() throws Exception {
        assertThat(wordsOf(page(), "page-empty"))
                .contains("Der er ingen data endnu. Målet er 20 %.")
                .doesNotContain("0,0 %")
                .doesNotContain("nået");
        assertThat(wordsOf(page(), "page-waiting"))
                .contains("Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er 30 %.")
                .contains("1 opfølgning mangler endnu")
                .doesNotContain("0,0 %")
                .doesNotContain("nået");
    }

    @Test
    void the_steering_group_sees_the_latest_window_that_may_be_disclosed() throws Exception {
        String page = pageOf("styregruppe1");
        assertThat(page)
                .contains("Hver indsats i den nyeste afsluttede periode, hvor tallene kan vises uden at røbe nogen.")
                .doesNotContain("hele dens tid")
                .doesNotContain("Hele perioden");
        assertThat(wordsOf(page, "page-shown"))
                .contains(
                        "4 af 12 afsluttede forløb opfylder målepunktet (33,3 %); målet på 25 % er nået, men usikkert.")
                .contains("Kalenderåret 2024, 1. januar 2024 – 31. december 2024, efter afgangsdato")
                .contains("12 afsluttede forløb. Hvor mange der er uden svar, vises ikke, for det kunne røbe nogen")
                .contains("Vises ikke, for det kunne røbe nogen")
                .doesNotContain("11")
                .doesNotContain("91,7");
        assertThat(wordsOf(page, "page-exit"))
                .contains(
                        "Tallene vises ikke, for de kunne røbe nogen, selv eller sammen med andre tal. Målet er 25 %.")
                .doesNotContain("nået")
                .doesNotContain("Nævner");
        assertThat(wordsOf(page, "page-waiting"))
                .contains("Der er ingen data endnu. Målet er 30 %.")
                .doesNotContain("mangler");
        assertThat(wordsOf(page, "page-empty")).contains("Der er ingen data endnu. Målet er 20 %.");
        assertThat(page()).contains("Hver indsats i hele dens tid til og med 15. marts 2025.");
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
                .contains("<script src=\"/assets/echarts/echarts.min.js\" defer></script>")
                .contains("<script type=\"module\" src=\"/assets/charts.js\"></script>")
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
        assertThat(wordsOf(page, "page-neighbour")).contains("1 af 1 afsluttet forløb opfylder målepunktet");
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
