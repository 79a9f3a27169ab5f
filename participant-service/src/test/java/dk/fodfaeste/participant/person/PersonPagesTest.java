package dk.fodfaeste.participant.person;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own lead, because look-ups by CPR are limited per user. */
@QuarkusTest
class PersonPagesTest {
    private final Browser lead = Browser.of("lead", "lead-" + UUID.randomUUID(), "*");
    private String initiative;
    private String cpr;
    private String id;
    private String ref;
    private String page;
    private Browser consultant;

    @BeforeEach
    void enrolPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        id = registered(registration(initiative, cpr, "2024-01-10"));
        ref = show(id).path("participantRef");
        page = "/participants/" + ref;
        consultant = Browser.of("consultant", "konsulent1", initiative);
    }

    private static String words(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("NOT_FOUND");
        return answer.body();
    }

    private HttpResponse<String> fillIn(Browser browser, String command, String... fields) throws Exception {
        return browser.fillIn(page + "/" + command, page + "/" + command, fields);
    }

    private ValidatableResponse person() {
        return as("lead").get("/api/v1/participants/" + ref).then();
    }

    private String text() {
        return cpr.substring(0, 6) + "-" + cpr.substring(6);
    }

    @Test
    void the_page_shows_the_person_contact_data_and_enrolments() throws Exception {
        assertThat(words(consultant.get(page)))
                .contains("<h1>" + NAME + "</h1>", cpr.substring(0, 6) + "-****", "Ikke oplyst")
                .contains("href=\"/enrolments/" + id + "\">En indsats</a>", "10. januar 2024", "I gang")
                .contains("Der er ikke ændret noget", page + "/phone", page + "/name", page + "/cpr")
                .doesNotContain(cpr, text(), page + "/merge");
        assertThat(words(lead.get(page))).contains(page + "/merge");
    }

    @Test
    void enrolments_out_of_scope_are_not_shown() throws Exception {
        String elsewhere = anInitiative();
        String other = registered(registration(elsewhere, cpr, "2024-03-10"));
        assertThat(words(consultant.get(page))).contains(id).doesNotContain(other);
        assertThat(words(lead.get(page))).contains(id, other);
    }

    @Test
    void the_whole_number_is_shown_once_for_a_purpose() throws Exception {
        HttpResponse<String> asked = consultant.fillIn(page, page + "/cpr-disclosure", "purpose", "citizen-request");
        assertThat(words(asked)).contains(text(), "opslaget er skrevet ned");
        assertThat(asked.uri().toString()).doesNotContain(cpr, text());
        assertThat(words(consultant.get(page))).doesNotContain(cpr, text());
        HttpResponse<String> idle = consultant.fillIn(page, page + "/cpr-disclosure", "purpose", "curiosity");
        assertThat(idle.statusCode()).isEqualTo(400);
        assertThat(idle.body())
                .containsPattern("id=\"purpose-fault\">.*er ikke en af valgmulighederne")
                .doesNotContain(cpr, text());
        assertThat(consultant.fillIn(page, page + "/cpr-disclosure").body())
                .containsPattern("id=\"purpose-fault\">.*skal udfyldes");
    }

    @Test
    void too_many_disclosures_in_a_minute_are_refused_in_danish() throws Exception {
        for (int i = 0; i < 30; i++) {
            words(lead.fillIn(page, page + "/cpr-disclosure", "purpose", "case-work"));
        }
        HttpResponse<String> tooMany = lead.fillIn(page, page + "/cpr-disclosure", "purpose", "case-work");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body())
                .contains("Du har slået for meget op på kort tid.")
                .doesNotContain(text());
    }

    @Test
    void name_and_telephone_change_and_are_in_the_history() throws Exception {
        assertThat(words(consultant.get(page + "/name"))).contains("value=\"" + NAME + "\"");
        assertThat(words(
                        fillIn(consultant, "name", "name", "Attrap Nynavn", "because", "Gift", "expectedVersion", "1")))
                .contains("✓ Navnet er ændret.", "<h1>Attrap Nynavn</h1>", "Navn ændret. Før: " + NAME, "Gift");
        assertThat(words(fillIn(consultant, "phone", "phone", "12 34 56 78", "expectedVersion", "2")))
                .contains("✓ Telefonnummeret er ændret.", "tel:+4512345678", "Telefonnummer ændret");
        person().body("name", equalTo("Attrap Nynavn")).body("phone", equalTo("+4512345678"));
        assertThat(words(fillIn(consultant, "phone", "phone", "", "expectedVersion", "3")))
                .contains("Ikke oplyst");
        person().body("phone", nullValue());
    }

    @Test
    void faults_are_shown_at_their_fields() throws Exception {
        HttpResponse<String> phone = fillIn(consultant, "phone", "phone", "1234", "expectedVersion", "1");
        assertThat(phone.statusCode()).isEqualTo(400);
        assertThat(phone.body())
                .containsPattern("id=\"phone-fault\">.*er ikke et telefonnummer")
                .contains("value=\"1234\"")
                .doesNotContain("is not a telephone");
        HttpResponse<String> name = fillIn(consultant, "name", "name", "--", "because", "Gift", "expectedVersion", "1");
        assertThat(name.body()).containsPattern("id=\"name-fault\">.*skal indeholde et ord");
        HttpResponse<String> number =
                fillIn(consultant, "cpr", "cpr", "3113011234", "because", "Slåfejl", "expectedVersion", "1");
        assertThat(number.body()).containsPattern("id=\"cpr-fault\">.*er ikke et CPR-nummer");
        HttpResponse<String> same = fillIn(consultant, "cpr", "cpr", cpr, "because", "Slåfejl", "expectedVersion", "1");
        assertThat(same.statusCode()).isEqualTo(422);
        assertThat(same.body()).containsPattern("id=\"cpr-fault\">.*er det nummer, borgeren allerede står med");
    }

    @Test
    void a_new_number_is_accepted_unless_another_person_has_it() throws Exception {
        String taken = freshCpr();
        registered(registration(initiative, taken, "2024-01-10"));
        HttpResponse<String> refusal =
                fillIn(lead, "cpr", "cpr", taken, "because", "Nyt nummer", "expectedVersion", "1");
        assertThat(refusal.statusCode()).isEqualTo(409);
        assertThat(refusal.body()).contains("En anden registrering har dette CPR-nummer.");
        String fresh = freshCpr();
        HttpResponse<String> done = fillIn(lead, "cpr", "cpr", fresh, "because", "Nyt nummer", "expectedVersion", "1");
        assertThat(words(done)).contains("✓ CPR-nummeret er ændret.", fresh.substring(0, 6) + "-****");
        assertThat(done.body()).doesNotContain(fresh);
    }

    @Test
    void a_stale_form_names_the_other_user_and_their_change() throws Exception {
        fillIn(consultant, "phone", "phone", "12345678", "expectedVersion", "1");
        HttpResponse<String> stale =
                fillIn(lead, "name", "name", "Attrap Nynavn", "because", "Gift", "expectedVersion", "1");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("konsulent1 har ændret oplysningerne om borgeren", "Telefonnummer ændret")
                .contains("value=\"Attrap Nynavn\"", "name=\"expectedVersion\" value=\"2\"", "+4512345678");
        person().body("name", equalTo(NAME));
    }

    @Test
    void after_address_protection_a_colleague_does_not_see_the_person() throws Exception {
        assertThat(words(consultant.fillIn(page, page + "/address-protection", "protectedAddress", "true")))
                .contains("✓ Adressen er beskyttet.", "Beskyttet adresse", "En leder kan ophæve beskyttelsen.")
                .doesNotContain("Ophæv beskyttelsen");
        assertThat(words(lead.get(page))).contains("Ophæv beskyttelsen");
        Browser colleague = Browser.of("consultant", "konsulent2", initiative);
        assertThat(words(colleague.get(page)))
                .contains("Kun den tilknyttede konsulent og ledere kan se borgeren.")
                .doesNotContain(NAME, "-****", "<form", "/enrolments/" + id);
        assertThat(colleague.get(page + "/name").statusCode()).isEqualTo(403);
        assertThat(words(lead.fillIn(page, page + "/address-protection", "protectedAddress", "false")))
                .contains("✓ Adressen er ikke længere beskyttet.");
        assertThat(words(colleague.get(page))).contains(NAME);
        assertThat(lead.fillIn(page, page + "/address-protection").statusCode()).isEqualTo(400);
    }

    @Test
    @SuppressWarnings("unchecked")
    void two_records_are_compared_and_merged() throws Exception {
        String otherCpr = freshCpr();
        var other = registration(anInitiative(), otherCpr, "2023-05-01");
        ((Map<String, Object>) other.get("person")).put("name", "Attrap Enanden");
        String otherId = registered(other);
        String otherRef = show(otherId).path("participantRef");
        for (String typed : new String[] {
            otherCpr, otherCpr.substring(0, 6) + " " + otherCpr.substring(6), (String) other.get("caseNumber")
        }) {
            HttpResponse<String> compared = lead.fillIn(page + "/merge", page + "/merge/comparison", "other", typed);
            assertThat(words(compared))
                    .contains(NAME, "Attrap Enanden", otherCpr.substring(0, 6) + "-****", "1. maj 2023")
                    .doesNotContain(otherCpr);
            assertThat(compared.uri().toString()).doesNotContain(typed);
        }
        HttpResponse<String> silent =
                lead.fillIn(page + "/merge", page + "/merge", "otherRef", otherRef, "expectedVersion", "1");
        assertThat(silent.statusCode()).isEqualTo(400);
        assertThat(silent.body())
                .containsPattern("id=\"because-fault\">.*skal udfyldes")
                .contains("Attrap Enanden");
        HttpResponse<String> done = lead.fillIn(
                page + "/merge",
                page + "/merge",
                "otherRef",
                otherRef,
                "because",
                "Samme person",
                "expectedVersion",
                "1");
        assertThat(words(done))
                .contains(
                        "✓ De to registreringer er samlet til denne.", id, otherId, "Samlet med en anden registrering");
        assertThat(words(lead.get("/participants/" + otherRef))).contains("<h1>" + NAME + "</h1>");
    }

    @Test
    void the_other_record_must_be_found_and_different() throws Exception {
        for (Map.Entry<String, String> wrong : Map.of(
                        "",
                        "skal udfyldes",
                        cpr,
                        "er den samme borger",
                        freshCpr(),
                        "fører ikke til nogen i dine indsatser",
                        "UKENDT-1",
                        "fører ikke til nogen i dine indsatser")
                .entrySet()) {
            HttpResponse<String> refusal =
                    lead.fillIn(page + "/merge", page + "/merge/comparison", "other", wrong.getKey());
            assertThat(refusal.statusCode()).isBetween(400, 422);
            assertThat(refusal.body()).containsPattern("id=\"other-fault\">.*" + wrong.getValue());
        }
        assertThat(lead.fillIn(page + "/merge", page + "/merge", "otherRef", "x")
                        .statusCode())
                .isEqualTo(404);
        String twice = freshCpr();
        String second =
                show(registered(registration(initiative, twice, "2024-01-10"))).path("participantRef");
        HttpResponse<String> overlap = lead.fillIn(
                page + "/merge",
                page + "/merge",
                "otherRef",
                second,
                "because",
                "Samme person",
                "expectedVersion",
                "1");
        assertThat(overlap.statusCode()).isEqualTo(422);
        assertThat(overlap.body()).contains("Begge registreringer har et forløb i " + initiative);
    }

    @Test
    void the_language_can_be_switched_after_a_form_was_submitted() throws Exception {
        String other = show(anEnrolment(initiative)).path("caseNumber");
        HttpResponse<String> compared = lead.fillIn(page + "/merge", page + "/merge/comparison", "other", other);
        HttpResponse<String> disclosed = lead.fillIn(page, page + "/cpr-disclosure", "purpose", "case-work");
        HttpResponse<String> refusal = lead.fillIn(page + "/name", page + "/name", "expectedVersion", "1");
        for (Map.Entry<HttpResponse<String>, String> answered : Map.of(
                        compared, page + "/merge", disclosed, page, refusal, page + "/name")
                .entrySet()) {
            assertThat(answered.getKey().body()).contains("href=\"?language=en\"");
            HttpResponse<String> english = lead.get(answered.getKey().uri().getPath() + "?language=en");
            assertThat(words(english)).contains("<html lang=\"en\">", NAME);
            assertThat(english.uri().getPath()).isEqualTo(answered.getValue());
        }
    }

    @Test
    void other_roles_are_refused() throws Exception {
        Browser elsewhere = Browser.of("consultant", "konsulent1", anInitiative());
        for (String one : new String[] {"", "/name", "/phone", "/cpr"}) {
            assertThat(elsewhere.get(page + one).statusCode()).as(one).isEqualTo(404);
            assertThat(Browser.of("dpo").get(page + one).statusCode()).as(one).isEqualTo(403);
        }
        assertThat(consultant.get(page + "/merge").statusCode()).isEqualTo(403);
        assertThat(lead.get("/participants/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void the_pages_are_in_danish_by_default() throws Exception {
        for (String one : new String[] {"", "/name", "/phone", "/cpr", "/merge"}) {
            assertThat(words(lead.get(page + one + "?language=da")))
                    .as(one)
                    .doesNotContain("Change", "Name<", "Cancel", "Merge", "History", "Enrolments", "number is");
            assertThat(words(lead.get(page + one + "?language=en")))
                    .as(one)
                    .doesNotContain("Fortryd", "Ret ", "Navn<", "Saml", "Historik", "Forløb<", "Borger<");
        }
    }
}
