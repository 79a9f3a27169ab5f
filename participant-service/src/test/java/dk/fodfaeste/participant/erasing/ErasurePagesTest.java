package dk.fodfaeste.participant.erasing;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The pages of records staff. Each test has its own user, because look-ups by CPR are limited per user. */
@QuarkusTest
class ErasurePagesTest {
    private final String user = "arkiv-" + UUID.randomUUID();

    private record Person(String cpr, String enrolment, String ref) {
        String page() {
            return "/erasures/persons/" + ref;
        }
    }

    private Browser records(String initiative) {
        return Browser.of("records", user, initiative);
    }

    private static Person person(String initiative, String exitedOn) {
        String cpr = freshCpr();
        String id = registered(registration(initiative, cpr, "2024-01-10"));
        if (exitedOn != null) {
            exit(id, exitedOn, 1).then().statusCode(200);
        }
        return new Person(cpr, id, show(id).path("participantRef"));
    }

    private static String initiativeKeepingADay(boolean archived) {
        String code = freshCode();
        Map<String, Object> body = initiative();
        body.put("retentionPeriod", "P1D");
        body.put("archiveBeforeErasure", archived);
        as("admin").body(body).put("/api/v1/initiatives/" + code).then().statusCode(200);
        return code;
    }

    private static String words(HttpResponse<String> page) {
        assertThat(page.body()).doesNotContain("NOT_FOUND");
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_person_is_found_by_number_and_purpose_and_the_number_is_in_no_address() throws Exception {
        String initiative = anInitiative();
        Person one = person(initiative, null);
        HttpResponse<String> found =
                records(initiative).fillIn("/erasures", "/erasures", "cpr", one.cpr(), "purpose", "records");
        assertThat(found.uri().getPath()).isEqualTo(one.page());
        assertThat(words(found))
                .contains("Opbevaring af borgeren", one.ref(), "En indsats", "Er stadig i et forløb")
                .contains("Borgeren er stadig i et forløb, så der kan ikke slettes endnu.")
                .doesNotContain(one.cpr());
    }

    @Test
    void a_search_without_purpose_or_with_an_unknown_number_shows_the_form_again() throws Exception {
        String initiative = anInitiative();
        Person one = person(initiative, null);
        HttpResponse<String> without = records(initiative).fillIn("/erasures", "/erasures", "cpr", one.cpr());
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("id=\"purpose-fault\"");
        HttpResponse<String> unknown =
                records(initiative).fillIn("/erasures", "/erasures", "cpr", freshCpr(), "purpose", "records");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(words(unknown)).contains("Det findes ikke, eller du har ikke adgang til det.");
    }

    @Test
    void a_legal_hold_is_placed_stops_the_erasure_and_is_released() throws Exception {
        String initiative = anInitiative();
        Person one = person(initiative, "2024-03-31");
        Browser browser = records(initiative);
        HttpResponse<String> blank = browser.fillIn(one.page(), one.page() + "/legal-hold", "because", "");
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(blank.body()).contains("id=\"hold-because-fault\"").doesNotContain("id=\"erasure-because-fault\"");
        HttpResponse<String> held = browser.fillIn(one.page(), one.page() + "/legal-hold", "because", "Klagesag");
        assertThat(words(held)).contains("Borgeren er spærret mod sletning.", user + ": Klagesag");
        assertThat(held.body()).doesNotContain(one.page() + "/erasure\"");
        HttpResponse<String> refused = browser.fillIn(one.page(), one.page() + "/erasure", "because", "Frist");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("Borgeren er spærret mod sletning. Ophæv spærringen først.");
        HttpResponse<String> released =
                browser.fillIn(one.page(), one.page() + "/legal-hold/release", "because", "Sagen er slut");
        assertThat(words(released)).contains("Spærringen er ophævet.", "Slet borgeren");
        as("dpo")
                .queryParam("participantRef", one.ref())
                .get("/api/v1/participant-service/audit")
                .then()
                .body(
                        "items.findAll { it.role == 'records' }.purpose.unique()",
                        org.hamcrest.Matchers.contains("records"));
    }

    @Test
    void a_person_is_erased_with_a_justification_that_does_not_identify_them() throws Exception {
        String initiative = initiativeKeepingADay(true);
        Person one = person(initiative, "2024-03-31");
        Browser browser = records(initiative);
        assertThat(words(browser.get(one.page())))
                .contains("Udløbet", "1. april 2024", "Før sletningen skrives en fil til arkivet");
        HttpResponse<String> refused =
                browser.fillIn(one.page(), one.page() + "/erasure", "because", "Nummer " + one.cpr());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(words(refused)).contains("Begrundelsen gemmes, så skriv den uden");
        HttpResponse<String> erased =
                browser.fillIn(one.page(), one.page() + "/erasure", "because", "Fristen er udløbet");
        assertThat(erased.uri().getPath()).isEqualTo("/erasures");
        assertThat(words(erased)).contains("Borgeren er slettet.").doesNotContain("Filer til arkivet");
        assertThat(words(Browser.of("records").get("/erasures")))
                .containsPattern("Filer til arkivet .* " + one.ref() + " [^<]* [1-9][0-9]* kB");
        assertThat(browser.get(one.page()).statusCode()).isEqualTo(404);
    }

    @Test
    void due_persons_are_listed_and_erased_except_those_on_hold() throws Exception {
        String initiative = initiativeKeepingADay(false);
        Browser browser = records(initiative);
        assertThat(words(browser.get("/erasures"))).contains("Ingen borgeres opbevaringsperiode er udløbet.");
        Person one = person(initiative, "2024-03-31");
        Person held = person(initiative, "2024-04-30");
        Person active = person(initiative, null);
        browser.fillIn(held.page(), held.page() + "/legal-hold", "because", "Klagesag");
        HttpResponse<String> due = browser.get("/erasures");
        assertThat(words(due))
                .contains(
                        "Opbevaringsperioden er udløbet for 2 borgere", "Slet dem, der ikke er spærret (1)", "Spærret")
                .contains(one.ref(), held.ref())
                .doesNotContain(active.ref());
        assertThat(words(browser.get("/erasures/due")))
                .contains("Bliver slettet 1 ", "Spærret, bliver ikke slettet 1 ");
        HttpResponse<String> blank = browser.fillIn("/erasures/due", "/erasures/due", "because", "");
        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(words(browser.get("/erasures/due"))).contains("Bliver slettet 1 ");
        HttpResponse<String> erased = browser.fillIn("/erasures/due", "/erasures/due", "because", "Fristen er udløbet");
        assertThat(words(erased))
                .contains("Borgere, der er slettet: 1", held.ref())
                .doesNotContain(one.ref());
        assertThat(words(browser.get("/erasures/due"))).contains("Der er ingen at slette.");
    }

    @Test
    void other_roles_have_no_access() throws Exception {
        for (String role : new String[] {"lead", "dpo", "consultant"}) {
            assertThat(Browser.of(role).get("/erasures").statusCode()).as(role).isEqualTo(403);
            assertThat(Browser.of(role)
                            .get("/erasures/persons/" + UUID.randomUUID())
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
    }
}
