package dk.fodfaeste.outcome.team;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.stand.OnTheStack;
import dk.fodfaeste.outcome.stand.ParticipantsStandIn;
import dk.fodfaeste.outcome.stand.Told;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The team as its lead sees it in a browser. */
@QuarkusTest
class TeamPageTest extends OnTheStack {
    private String initiative;
    private Browser lead;

    @BeforeEach
    void oneToHandOver() {
        initiative = anInitiative();
        tell(Told.started(initiative, "2026-01-05"));
        lead = Browser.of("lead", "leder1", initiative);
        ParticipantsStandIn.reassigns(Integer.MAX_VALUE);
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void how_much_somebody_works_is_kept_and_the_caseload_follows() throws Exception {
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

    /** Other tests of this class may have told of the same consultant. */
    private static String version(HttpResponse<String> form) {
        return form.body().replaceAll("(?s).*name=\"expectedVersion\" value=\"(\\d+)\".*", "$1");
    }

    @Test
    void what_is_out_of_bounds_is_said_beside_its_field_in_danish() throws Exception {
        HttpResponse<String> refused =
                lead.fillIn("/team/somebody", "/team/somebody", "fullTimeEquivalent", "7,5", "expectedVersion", "0");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("skal være mellem 0,05 og 1,50");
        assertThat(refused.body()).contains("id=\"fullTimeEquivalent-fault\"").contains("value=\"7,5\"");
    }

    @Test
    void all_open_work_goes_to_others_in_one_go() throws Exception {
        HttpResponse<String> nobody =
                lead.fillIn("/team/konsulent1/hand-over", "/team/konsulent1/hand-over", "another", "");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(words(nobody)).contains("Hvem overtager?", "skal udfyldes");
        String page = "/team/konsulent1/hand-over";
        HttpResponse<String> unheardOf = lead.fillIn(page, page, "another", "konsulent9");
        assertThat(unheardOf.statusCode()).isEqualTo(422);
        assertThat(unheardOf.body())
                .contains(
                        "har ikke noget arbejde her endnu. Tryk Giv videre igen",
                        "name=\"meant\" value=\"konsulent9\"");
        assertThat(lead.fillIn(page, page, "another", "konsulent8", "meant", "konsulent9")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ParticipantsStandIn.reassigned()).isEmpty();
        HttpResponse<String> done = lead.fillIn(page, page, "another", "konsulent9", "meant", "konsulent9");
        assertThat(words(done)).contains("1 forløb er givet videre.");
        assertThat(ParticipantsStandIn.reassigned())
                .singleElement()
                .satisfies(takeovers -> assertThat(takeovers).hasSize(1).containsValue("konsulent9"));
    }

    @Test
    void a_name_that_looks_like_a_number_is_refused_and_not_repeated() throws Exception {
        HttpResponse<String> refused = lead.get("/team/670185-1234");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).doesNotContain("670185");
    }

    @Test
    void consultants_do_not_see_the_team() throws Exception {
        assertThat(Browser.of("consultant").get("/team").statusCode()).isEqualTo(403);
    }
}
