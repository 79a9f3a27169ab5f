package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The team pages in a browser. */
@QuarkusTest
class TeamPageTest extends IntegrationTestBase {
    /** Other tests let other consultants leave. */
    private static final String SUCCESSOR = "overtager";

    private String initiative;
    private Browser lead;

    @BeforeEach
    void oneToHandOver() {
        initiative = anInitiative();
        publish(EnrolmentEvent.started(initiative, "2026-01-05"));
        lead = Browser.of("lead", "leder1", initiative);
        ParticipantServiceStub.limitReassignments(Integer.MAX_VALUE);
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_changed_employment_changes_the_caseload() throws Exception {
        HttpResponse<String> saved = lead.fillIn(
                "/team/konsulent1",
                "/team/konsulent1",
                "fullTimeEquivalent",
                "0,8",
                "leavesOn",
                "2026-03-01",
                "expectedVersion",
                version(lead.get("/team/konsulent1")));
        assertThat(words(saved)).contains("Gemt.", "0,8", "1. marts 2026", "1,3", "Stoppet, arbejde åbent");
    }

    /** Other tests of this class may have changed the same employment. */
    private static String version(HttpResponse<String> form) {
        return form.body().replaceAll("(?s).*name=\"expectedVersion\" value=\"(\\d+)\".*", "$1");
    }

    @Test
    void a_value_out_of_range_is_reported_in_danish_at_its_field() throws Exception {
        HttpResponse<String> refused =
                lead.fillIn("/team/somebody", "/team/somebody", "fullTimeEquivalent", "7,5", "expectedVersion", "0");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("skal være mellem 0,05 og 1,50");
        assertThat(refused.body()).contains("id=\"fullTimeEquivalent-fault\"").contains("value=\"7,5\"");
    }

    @Test
    void all_open_work_is_handed_over_at_once() throws Exception {
        HttpResponse<String> nobody =
                lead.fillIn("/team/konsulent1/hand-over", "/team/konsulent1/hand-over", "another", "");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(words(nobody)).contains("Hvem overtager?", "skal udfyldes");
        String page = "/team/konsulent1/hand-over";
        HttpResponse<String> unheardOf = lead.fillIn(page, page, "another", "konsulent9");
        assertThat(unheardOf.statusCode()).isEqualTo(422);
        assertThat(unheardOf.body())
                .contains(
                        "har ikke noget arbejde her endnu. Tryk Se fordelingen igen",
                        "name=\"meant\" value=\"konsulent9\"");
        assertThat(lead.fillIn(page, page, "another", "konsulent8", "meant", "konsulent9")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
        HttpResponse<String> preview = lead.fillIn(page, page, "another", "konsulent9", "meant", "konsulent9");
        assertThat(words(preview))
                .contains("Hvem får hvad?", "Der er ikke ændret noget endnu.", "konsulent9 1 1 1 ")
                .contains("konsulent9: se borgerne (1)", "Prøve Person");
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
        HttpResponse<String> done = lead.fillIn(page, page, "to", "konsulent9", "plan", plan(preview));
        assertThat(words(done)).contains("1 forløb er givet videre.");
        assertThat(ParticipantServiceStub.reassigned())
                .singleElement()
                .satisfies(takeovers -> assertThat(takeovers).hasSize(1).containsValue("konsulent9"));
    }

    private static String plan(HttpResponse<String> preview) {
        return preview.body().replaceAll("(?s).*name=\"plan\" value=\"([0-9a-f]+)\".*", "$1");
    }

    /** A consultant with one active enrolment in the scope of the lead. */
    private EnrolmentEvent enrolmentOf(String consultant) {
        return publish(EnrolmentEvent.started(initiative, "2026-01-05").reassigned(consultant));
    }

    private HttpResponse<String> handOver(Browser by, String from, String to) throws Exception {
        String page = "/team/" + from + "/hand-over";
        HttpResponse<String> preview = by.fillIn(page, page, "to", to);
        return by.fillIn(page, page, "to", to, "plan", plan(preview));
    }

    private HttpResponse<String> undo(Browser by, HttpResponse<String> team, String from) throws Exception {
        String handOver = team.body().replaceAll("(?s).*name=\"handOver\" value=\"([0-9a-f-]+)\".*", "$1");
        return by.fillIn("/team/" + from + "/hand-over", "/team/" + from + "/hand-over/undo", "handOver", handOver);
    }

    @Test
    void a_hand_over_that_changed_since_the_preview_is_shown_again() throws Exception {
        String from = "k-" + UUID.randomUUID();
        enrolmentOf(from);
        String page = "/team/" + from + "/hand-over";
        HttpResponse<String> preview = lead.fillIn(page, page, "to", SUCCESSOR);
        enrolmentOf(from);
        HttpResponse<String> again = lead.fillIn(page, page, "to", SUCCESSOR, "plan", plan(preview));
        assertThat(words(again)).contains("Noget er ændret, siden du så fordelingen.", SUCCESSOR + " 2 2 2 ");
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
    }

    @Test
    void a_hand_over_is_undone_by_the_lead_who_made_it() throws Exception {
        String from = "k-" + UUID.randomUUID();
        EnrolmentEvent kept = enrolmentOf(from);
        EnrolmentEvent moved = enrolmentOf(from);
        Browser maker = Browser.of("lead", "leder-" + UUID.randomUUID(), initiative);
        HttpResponse<String> team = handOver(maker, from, SUCCESSOR);
        assertThat(words(team)).contains("Du overdrog 2 forløb fra " + from, "Fortryd overdragelsen");
        assertThat(lead.get("/team").body()).doesNotContain("name=\"handOver\"");
        publish(kept.reassigned(SUCCESSOR));
        publish(moved.reassigned(SUCCESSOR).reassigned("konsulent5"));
        ParticipantServiceStub.limitReassignments(Integer.MAX_VALUE);
        HttpResponse<String> undone = undo(maker, team, from);
        assertThat(words(undone)).contains("Overdragelsen er fortrudt: 1 forløb er givet tilbage.");
        assertThat(undone.body()).doesNotContain("name=\"handOver\"");
        assertThat(ParticipantServiceStub.reassigned())
                .containsExactly(Map.of(kept.enrolmentId().toString(), from));
        HttpResponse<String> twice = undo(maker, team, from);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(words(twice)).contains("Overdragelsen kan ikke længere fortrydes.");
        assertThat(ParticipantServiceStub.reassigned()).hasSize(1);
    }

    @Test
    void a_hand_over_of_yesterday_is_not_undone() throws Exception {
        String from = "k-" + UUID.randomUUID();
        enrolmentOf(from);
        Browser maker = Browser.of("lead", "leder-" + UUID.randomUUID(), initiative);
        HttpResponse<String> team = handOver(maker, from, SUCCESSOR);
        TestClock.setToNoonOf(TestClock.TODAY.plusDays(2));
        assertThat(maker.get("/team").body()).doesNotContain("name=\"handOver\"");
        assertThat(undo(maker, team, from).statusCode()).isEqualTo(409);
    }

    @Test
    void a_consultant_without_work_stays_in_the_team_after_a_hand_over() throws Exception {
        String from = "k-" + UUID.randomUUID();
        EnrolmentEvent only = enrolmentOf(from);
        handOver(lead, from, SUCCESSOR);
        publish(only.reassigned(SUCCESSOR));
        HttpResponse<String> page = lead.get("/team/" + from + "/hand-over");
        assertThat(words(page)).contains("0 forløb i gang");
        assertThat(words(lead.fillIn(
                        "/team/" + SUCCESSOR + "/hand-over", "/team/" + SUCCESSOR + "/hand-over", "another", from)))
                .as("known, so not asked about")
                .contains("Hvem får hvad?");
    }

    @Test
    void the_team_page_has_totals_of_all_pages() throws Exception {
        String alone = anInitiative();
        for (int i = 0; i < 51; i++) {
            sendAll(List.of(EnrolmentEvent.started(alone, "2026-01-05").reassigned("sum-%02d".formatted(i))));
        }
        publish(EnrolmentEvent.exited(alone, "2025-12-31").reassigned("sum-00"));
        await().until(() -> number("select count(*) from enrolments where initiative = ?", alone) == 52);
        String team = words(Browser.of("lead", "leder1", alone).get("/team"));
        assertThat(team).containsPattern("I alt \\(\\d+\\) [0-9,]+ 51 1 1 ");
    }

    @Test
    void a_consultant_who_has_left_is_refused_at_the_field_with_the_name() throws Exception {
        lead.fillIn(
                "/team/konsulent7",
                "/team/konsulent7",
                "fullTimeEquivalent",
                "1",
                "leavesOn",
                "2026-03-01",
                "expectedVersion",
                version(lead.get("/team/konsulent7")));
        String page = "/team/konsulent1/hand-over";
        HttpResponse<String> refused = lead.fillIn(page, page, "another", "konsulent7");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("en konsulent, der er stoppet, kan ikke overtage");
        assertThat(refused.body()).contains("id=\"another-fault\"").doesNotContain("id=\"to-fault\"");
        HttpResponse<String> herself = lead.fillIn(page, page, "another", "konsulent1");
        assertThat(herself.body()).contains("id=\"another-fault\"").doesNotContain("id=\"to-fault\"");
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
    }

    @Test
    void the_team_is_shown_page_by_page() throws Exception {
        String many = anInitiative();
        String kind = "mange-" + UUID.randomUUID();
        List<EnrolmentEvent> all = IntStream.range(0, 51)
                .mapToObj(i -> EnrolmentEvent.started(many, "2026-01-05").reassigned("%s-%02d".formatted(kind, i)))
                .toList();
        sendAll(all);
        all.forEach(this::awaitArrival);
        Set<String> seen = new HashSet<>();
        HttpResponse<String> page = Browser.of("lead", "leder1", many).get("/team");
        Matcher next = next(page);
        while (next.find()) {
            seen.addAll(consultants(page));
            page = Browser.of("lead", "leder1", many).get(next.group(1).replace("&amp;", "&"));
            next = next(page);
        }
        assertThat(seen).as("pages before the last").hasSizeGreaterThanOrEqualTo(50);
        seen.addAll(consultants(page));
        assertThat(seen)
                .containsAll(all.stream().map(EnrolmentEvent::consultant).toList());
    }

    private static Matcher next(HttpResponse<String> page) {
        return Pattern.compile("href=\"(/team\\?after=[^\"]*)\">Næste side<").matcher(page.body());
    }

    private static Set<String> consultants(HttpResponse<String> page) {
        return Pattern.compile("<th scope=\"row\"><a [^>]*>([^<]*)</a>")
                .matcher(page.body())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void a_name_like_a_civil_registration_number_is_refused_and_not_repeated() throws Exception {
        HttpResponse<String> refused = lead.get("/team/670185-1234");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).doesNotContain("670185");
    }

    @Test
    void consultants_do_not_see_the_team() throws Exception {
        assertThat(Browser.of("consultant").get("/team").statusCode()).isEqualTo(403);
    }
}
