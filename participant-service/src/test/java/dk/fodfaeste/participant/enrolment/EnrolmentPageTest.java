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
    void somebodyIsEnrolled() {
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
    void it_says_who_where_with_whom_and_since_when() throws Exception {
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
    void the_history_tells_in_words_what_happened_who_said_so_and_why_newest_first() throws Exception {
        exit(id, "2025-04-28", 1);
        post(
                id,
                "exit/correction",
                Map.of(
                        "exitedOn",
                        "2025-04-30",
                        "reason",
                        "NO_SHOW",
                        "because",
                        "Dagen var <forkert>",
                        "expectedVersion",
                        2));
        String shown = words(lead.get(page));
        assertThat(shown)
                .contains("Afgang 28. april 2025, fik job", "Afgang rettet til 30. april 2025, udeblev", "lead1")
                .contains("Dagen var &lt;forkert&gt;", "Registreret med start 10. januar 2024 hos konsulent1");
        assertThat(shown.indexOf("Afgang rettet")).isLessThan(shown.indexOf("Afgang 28. april"));
    }

    @Test
    void a_long_history_comes_in_pages() throws Exception {
        for (int version = 1; version <= 51; version++) {
            post(id, "reassignment", Map.of("consultant", "efterfølger" + version, "expectedVersion", version))
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
    void a_consultant_is_offered_what_a_consultant_may_do_now() throws Exception {
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
    void a_lead_is_offered_all_of_it_until_it_is_wrongly_registered() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(words(lead.get(page)))
                .contains("exit-correction", "exit-withdrawal", "reassignment", "start-correction", "case-number")
                .contains("wrong-registration");
        assertThat(lead.get(page + "/wrong-registration").body()).contains("class=\"button button-warning\"");
        assertThat(lead.get(page + "/start-correction").body()).doesNotContain("button-warning");
        post(id, "wrong-registration", Map.of("because", "Dobbelt", "expectedVersion", 2));
        assertThat(words(lead.get(page)))
                .contains("Fejlregistreret", "Markeret som fejlregistreret", "Dobbelt")
                .doesNotContain(page + "/");
    }

    @Test
    void what_is_odd_about_it_is_said() throws Exception {
        var early = registration(initiative, Api.freshCpr(), "2019-06-01");
        assertThat(words(lead.get("/enrolments/" + registered(early))))
                .contains("Starten ligger uden for indsatsens periode");
    }

    @Test
    void what_has_just_been_done_is_said() throws Exception {
        assertThat(words(lead.get(page + "?done=registered"))).contains("✓ Borgeren er registreret.");
        assertThat(words(lead.get(page + "?done=known"))).contains("✓ Forløbet var allerede registreret");
        assertThat(words(lead.get(page + "?done=%3Cscript%3E"))).doesNotContain("✓", "<script>");
    }

    @Test
    void of_a_protected_person_a_colleague_sees_a_placeholder() throws Exception {
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
    void others_are_turned_away() throws Exception {
        assertThat(Browser.of("consultant", "konsulent2", anInitiative())
                        .get(page)
                        .statusCode())
                .isEqualTo(404);
        assertThat(lead.get("/enrolments/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(lead.get("/enrolments/nobody").statusCode()).isEqualTo(404);
        assertThat(Browser.of("steering").get(page).statusCode()).isEqualTo(403);
    }

    @Test
    void it_is_danish_unless_english_is_chosen() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(words(lead.get(page)))
                .doesNotContain("Enrolment", "Exit", "History", "Because", "Initiative", "Case number", "GOT_JOB");
        assertThat(words(lead.get(page + "?language=en")))
                .contains("<html lang=\"en\">", "Exit 28 April 2025, got a job", "Correct the exit")
                .doesNotContain("Afgang", "Historik", "Indsats<");
    }

    @Test
    void there_are_words_for_whatever_can_happen() throws Exception {
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
        says(person + "/address-protection", Map.of("protectedAddress", true));
        says(person + "/cpr", Map.of("cpr", "6101500001", "because", "x", "expectedVersion", 2));
        says("/api/v1/participants/" + stays + "/merge", Map.of("other", ref, "because", "x", "expectedVersion", 1));
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

    private void happens(String command, Map<String, Object> said, int version) {
        Map<String, Object> body = new HashMap<>(said);
        body.put("expectedVersion", version);
        post(id, command, body).then().statusCode(200);
    }

    private static void says(String address, Map<String, Object> body) {
        as("lead").body(body).post(address).then().statusCode(200);
    }
}
