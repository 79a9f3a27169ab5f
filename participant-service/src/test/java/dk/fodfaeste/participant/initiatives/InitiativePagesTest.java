package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.measure;
import static dk.fodfaeste.participant.Api.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InitiativePagesTest {
    private final Browser consultant = Browser.of("consultant", "konsulent1", "none");

    private static String words(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> codes(String catalogue) {
        return Pattern.compile("<th scope=\"row\"><a href=\"/initiatives/([^\"]+)\"")
                .matcher(catalogue)
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String put(Map<String, Object> body) {
        String code = freshCode();
        as("admin").body(body).put("/api/v1/initiatives/" + code).then().statusCode(200);
        return code;
    }

    @Test
    void an_initiative_shows_its_target_group_and_measures() throws Exception {
        Map<String, Object> body = initiative();
        body.put("name", "Job & <hjælp>");
        body.put("runsTo", "2021-12-31");
        body.put("maximumAge", 65);
        Map<String, Object> quarter = measure("quarter", "EXIT");
        quarter.put("offset", "P3M14D");
        Map<String, Object> later = revision("2024-07-01");
        later.put("targetPercent", 27.5);
        later.put("minimumWeeklyHours", 12.5);
        quarter.put("revisions", List.of(revision("2020-01-01"), later));
        body.put("measures", List.of(quarter, measure("after-start", "START")));
        String shown = words(consultant.get("/initiatives/" + put(body)));
        assertThat(shown)
                .contains("<h1>Job &amp; &lt;hjælp&gt;</h1>", "1. januar 2020 – 31. december 2021", "Løber ikke i dag")
                .contains("Voksne (fra 18 år) (til og med 65 år)", "BIF, SOF", "25 forløb pr. fuldtidsstilling")
                .contains("3 måneder og 2 uger efter afgang", "2 måneder efter start", "30 dage", "5 år efter sidste")
                .contains("25 % fra 1. januar 2020", "27,5 % fra 1. juli 2024 <span class=\"tag\">Gælder nu</span>")
                .contains("Fuldtidsjob (ordinært), Uddannelse", "12,5 timer om ugen", "Ingen");
        assertThat(shown.indexOf("27,5 % fra")).isLessThan(shown.indexOf("25 % fra 1. januar 2020"));
    }

    @Test
    void the_catalogue_has_pages() throws Exception {
        for (int i = 0; i < 51; i++) {
            anInitiative();
        }
        String first = words(consultant.get("/initiatives"));
        assertThat(codes(first)).hasSize(50);
        String next = first.replaceAll("(?s).*href=\"(/initiatives\\?after=[^\"]*)\".*", "$1");
        assertThat(codes(words(consultant.get(next)))).isNotEmpty().doesNotContainAnyElementsOf(codes(first));
        assertThat(words(consultant.get("/initiatives?after=zzzzzz"))).contains("Der er ingen indsatser at vise.");
        assertThat(consultant.get("/initiatives?after=%20x").statusCode()).isEqualTo(400);
    }

    @Test
    void an_administrator_revises_a_target_and_gets_a_confirmation() throws Exception {
        String page = "/initiatives/" + anInitiative();
        String revise = "href=\"" + page + "/measures/after-exit/revise\"";
        assertThat(words(Browser.of("admin").get(page))).contains(revise, "Ret målsætning");
        assertThat(words(consultant.get(page))).doesNotContain("/revise");
        assertThat(words(Browser.of("admin").get(page + "?done=revised"))).contains("✓ Målsætningen er rettet.");
        assertThat(words(consultant.get(page + "?done=other"))).doesNotContain("✓");
    }

    @Test
    void an_unknown_initiative_is_not_found() throws Exception {
        assertThat(consultant.get("/initiatives/no-such-one").statusCode()).isEqualTo(404);
        assertThat(consultant.get("/initiatives/NO%20CODE").statusCode()).isEqualTo(404);
    }

    @Test
    void the_pages_are_for_the_roles_that_read_the_catalogue_over_the_api() throws Exception {
        String code = anInitiative();
        for (String role : List.of("consultant", "lead", "analyst", "steering", "admin")) {
            words(Browser.of(role).get("/initiatives"));
            words(Browser.of(role).get("/initiatives/" + code));
        }
        for (String role : List.of("register", "dpo", "records")) {
            assertThat(Browser.of(role).get("/initiatives").statusCode()).isEqualTo(403);
            assertThat(Browser.of(role).get("/initiatives/" + code).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void the_pages_are_in_danish_by_default() throws Exception {
        String code = anInitiative();
        assertThat(words(consultant.get("/initiatives/" + code)))
                .doesNotContain("Target", "Period<", "Hours", "Measures", "EXIT", "EDUCATION", "Not counted");
        assertThat(words(consultant.get("/initiatives/" + code + "?language=en")))
                .contains("2 months after the exit", "25% from 1 January 2020", "5 years after the last enrolment")
                .doesNotContain("Målsætning", "Periode", "efter afgang", "NOT_FOUND");
        assertThat(words(consultant.get("/initiatives?language=en")))
                .contains("Running")
                .doesNotContain("Indsatser");
    }
}
