package dk.fodfaeste.participant.enrolment;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import dk.fodfaeste.participant.EnrolmentEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrolmentPageTest {
    private final Browser lead = Browser.of("lead");
    private String initiative;
    private String id;
    private String page;

    @BeforeEach
    void enrolPerson() {
        initiative = anInitiative();
        id = anEnrolment(initiative);
        page = "/enrolments/" + id;
    }

    private static String words(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("NOT_FOUND");
        return answer.body();
    }

    @Test
    void the_page_shows_person_initiative_consultant_and_start() throws Exception {
        assertThat(words(lead.get(page)))
                .contains(
                        "<html lang=\"da\">",
                        ">" + NAME + "</a></h1>",
                        "href=\"/participants/" + show(id).path("participantRef") + "\"")
                .contains("En indsats", "konsulent1", "10. januar 2024", "I gang", "Ingen endnu")
                .contains(show(id).<String>path("caseNumber"))
                .contains("hx-get=\"/follow-ups/of/" + id + "\"", "href=\"/follow-ups/of/" + id + "\"")
                .contains("data-away hidden role=\"alert\"", "Opfølgningerne kan ikke vises lige nu.");
    }

    @Test
    void the_history_shows_changes_with_user_and_justification_newest_first() throws Exception {
        exit(id, "2025-04-28", 1);
        post(id, "exit/correction", Bodies.exitCorrection("2025-04-30", "NO_SHOW", "Dagen var <forkert>", 2));
        String shown = words(lead.get(page));
        assertThat(shown)
                .contains("Afgang 28. april 2025, fik job", "Afgang rettet til 30. april 2025, udeblev", "lead1")
                .contains("Dagen var &lt;forkert&gt;", "Registreret med start 10. januar 2024 hos konsulent1");
        assertThat(shown.indexOf("Afgang rettet")).isLessThan(shown.indexOf("Afgang 28. april"));
    }

    @Test
    void a_long_history_has_pages() throws Exception {
        for (int version = 1; version <= 51; version++) {
            post(id, "reassignment", Bodies.reassignment("efterfølger" + version, version))
                    .then()
                    .statusCode(200);
        }
        assertThat(words(lead.get(page)))
                .contains("Overdraget til efterfølger51", "Overdraget til efterfølger2<", page + "?before=3")
                .doesNotContain("Registreret med start");
        assertThat(words(lead.get(page + "?before=3")))
                .contains("Registreret med start", "Overdraget til efterfølger1<")
                .doesNotContain("Overdraget til efterfølger2<", "Næste side");
    }

    @Test
    void a_consultant_sees_the_permitted_commands() throws Exception {
        Browser consultant = Browser.of("consultant", "konsulent1", initiative);
        assertThat(words(consultant.get(page)))
                .contains(page + "/exit\"")
                .doesNotContain("exit-correction", "exit-withdrawal", "reassignment", "wrong-registration");
        exit(id, "2025-04-28", 1);
        assertThat(words(consultant.get(page)))
                .contains("exit-correction", "28. april 2025 (Fik job)", "Afsluttet")
                .doesNotContain(page + "/exit\"", "exit-withdrawal", "case-number", "start-correction");
    }

    @Test
    void a_lead_sees_all_commands_until_the_enrolment_is_wrongly_registered() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(words(lead.get(page)))
                .contains("exit-correction", "exit-withdrawal", "reassignment", "start-correction", "case-number")
                .contains("wrong-registration");
        assertThat(lead.get(page + "/wrong-registration").body()).contains("class=\"button button-warning\"");
        assertThat(lead.get(page + "/start-correction").body()).doesNotContain("button-warning");
        post(id, "wrong-registration", Bodies.justification("Dobbelt", 2));
        assertThat(words(lead.get(page)))
                .contains("Fejlregistreret", "Markeret som fejlregistreret", "Dobbelt")
                .doesNotContain(page + "/");
    }

    @Test
    void warnings_are_shown() throws Exception {
        var early = registration(initiative, Api.freshCpr(), "2019-06-01");
        assertThat(words(lead.get("/enrolments/" + registered(early))))
                .contains("Starten ligger uden for indsatsens periode");
    }

    @Test
    void a_command_is_confirmed() throws Exception {
        assertThat(words(lead.get(page + "?done=registered"))).contains("✓ Borgeren er registreret.");
        assertThat(words(lead.get(page + "?done=known"))).contains("✓ Forløbet var allerede registreret");
        assertThat(words(lead.get(page + "?done=%3Cscript%3E"))).doesNotContain("✓", "<script>");
    }

    @Test
    void a_colleague_sees_a_placeholder_for_a_protected_person() throws Exception {
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(id).path("participantRef") + "/address-protection")
                .then()
                .statusCode(200);
        assertThat(words(Browser.of("consultant", "konsulent2", initiative).get(page)))
                .contains("Beskyttet adresse", "Kun den tilknyttede konsulent og ledere", "10. januar 2024")
                .doesNotContain(NAME, "konsulent1", "/participants/", page + "/", "Historik")
                .doesNotContain(show(id).<String>path("caseNumber"));
        assertThat(words(Browser.of("consultant", "konsulent1", initiative).get(page)))
                .contains(NAME, "Beskyttet adresse", "Adressebeskyttelse ændret");
    }

    @Test
    void other_roles_are_refused() throws Exception {
        assertThat(Browser.of("consultant", "konsulent2", anInitiative())
                        .get(page)
                        .statusCode())
                .isEqualTo(404);
        assertThat(lead.get("/enrolments/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(lead.get("/enrolments/nobody").statusCode()).isEqualTo(404);
        assertThat(Browser.of("steering").get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void the_page_is_in_danish_by_default() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(words(lead.get(page)))
                .doesNotContain(
                        "Enrolment", "Exit", "History", "Justification", "Initiative", "Case number", "GOT_JOB");
        assertThat(words(lead.get(page + "?language=en")))
                .contains("<html lang=\"en\">", "Exit 28 April 2025, got a job", "Correct the exit")
                .doesNotContain("Afgang", "Historik", "Indsats<");
    }

    @Test
    void each_event_has_a_text() throws Exception {
        String ref = show(id).path("participantRef");
        String person = "/api/v1/participants/" + ref;
        String stays = show(anEnrolment(anInitiative())).path("participantRef");
        Map<String, Object> exit = Map.of("exitedOn", "2025-04-28", "reason", "OTHER");
        happens("start/correction", Map.of("startedOn", "2024-01-11", "because", "x"), 1);
        happens("case-number/correction", Map.of("caseNumber", Api.freshCaseNumber(), "because", "x"), 2);
        happens("exit", exit, 3);
        happens("exit/correction", Map.of("exitedOn", "2025-04-29", "reason", "OTHER", "because", "x"), 4);
        happens("exit/withdrawal", Map.of("because", "x"), 5);
        happens("reassignment", Map.of("consultant", "konsulent2"), 6);
        postAsLead(person + "/address-protection", Map.of("protectedAddress", true));
        postAsLead(person + "/cpr", Bodies.cprChange("6101500001", "x", 2));
        postAsLead("/api/v1/participants/" + stays + "/merge", Bodies.merge(ref, "x", 1));
        happens("wrong-registration", Map.of("because", "x"), 10);

        assertThat(as("lead").get("/api/v1/enrolments/" + id + "/history").<List<String>>path("items.event"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EnrolmentEvent.class.getPermittedSubclasses())
                        .map(event -> event.getSimpleName()
                                .replaceAll("(?<=.)([A-Z])", "-$1")
                                .toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(words(lead.get(page)))
                .contains("Start rettet til 11. januar 2024", "Sagsnummer rettet", "Afgang 28. april 2025, andet")
                .contains("Afgang rettet til 29. april 2025, andet", "Afgang trukket tilbage")
                .contains("Overdraget til konsulent2", "Adressebeskyttelse ændret", "Alder rettet efter nyt CPR-nummer")
                .contains("Samlet med en anden registrering af borgeren", "Markeret som fejlregistreret");
    }

    private void happens(String command, Map<String, Object> written, int version) {
        Map<String, Object> body = new HashMap<>(written);
        body.put("expectedVersion", version);
        post(id, command, body).then().statusCode(200);
    }

    private static void postAsLead(String address, Map<String, Object> body) {
        as("lead").body(body).post(address).then().statusCode(200);
    }
}
