package dk.fodfaeste.participant.exiting;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExitPagesTest {
    private final Browser lead = Browser.of("lead");
    private String initiative;
    private String id;
    private String page;
    private Browser consultant;

    @BeforeEach
    void enrolPerson() {
        initiative = anInitiative();
        id = anEnrolment(initiative);
        page = "/enrolments/" + id;
        consultant = Browser.of("consultant", "konsulent1", initiative);
    }

    private HttpResponse<String> fillIn(Browser browser, String command, String... fields) throws Exception {
        return browser.fillIn(page + "/" + command, page + "/" + command, fields);
    }

    @Test
    void an_exit_is_recorded_and_confirmed_on_the_enrolments_page() throws Exception {
        assertThat(consultant.get(page + "/exit").body())
                .contains(NAME, "En indsats", "10. januar 2024", "Ingen endnu", "Fik job");
        HttpResponse<String> confirmed =
                fillIn(consultant, "exit", "exitedOn", "2025-04-30", "reason", "GOT_JOB", "expectedVersion", "1");
        assertThat(confirmed.uri())
                .hasToString(Browser.address(page + "?done=exited").toString());
        assertThat(confirmed.body()).contains("✓ Afgangen er registreret.", "30. april 2025 (Fik job)");
        show(id).then().body("exitedOn", equalTo("2025-04-30"));
    }

    @Test
    void an_exit_that_lies_ahead_is_confirmed_with_what_follows() throws Exception {
        String until = LocalDate.now().plusYears(4).toString();
        assertThat(fillIn(consultant, "exit", "exitedOn", until, "reason", "GOT_JOB", "expectedVersion", "1")
                        .body())
                .contains("Den ligger i fremtiden: Forløbet er i gang til og med");
    }

    @Test
    void faults_are_shown_at_their_fields_and_typed_values_stay() throws Exception {
        HttpResponse<String> refusal =
                fillIn(consultant, "exit", "exitedOn", "2023-04-30", "reason", "GOT_JOB", "expectedVersion", "1");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body())
                .containsPattern("id=\"exitedOn-fault\">.*afgangen ligger før starten")
                .contains("value=\"2023-04-30\"", "value=\"GOT_JOB\" selected", "Det blev ikke gemt")
                .doesNotContain("the exit lies");
        HttpResponse<String> empty = fillIn(consultant, "exit", "expectedVersion", "1");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body())
                .containsPattern("id=\"exitedOn-fault\">.*skal udfyldes")
                .containsPattern("id=\"reason-fault\">.*skal udfyldes");
        HttpResponse<String> english =
                fillIn(consultant, "exit?language=en", "exitedOn", "1823-04-30", "reason", "X", "expectedVersion", "1");
        assertThat(english.body()).containsPattern("id=\"reason-fault\">.*is not one of");
        show(id).then().body("exitedOn", nullValue()).body("version", equalTo(1));
    }

    @Test
    void a_stale_form_names_the_other_user_and_their_change_and_can_be_sent_again() throws Exception {
        exit(id, "2025-04-28", 1);
        consultant.get(page + "/exit-correction");
        as("consultant", "konsulent7", initiative)
                .body(Bodies.exitCorrection("2025-04-29", "ILLNESS", "Set forkert", 2))
                .post("/api/v1/enrolments/" + id + "/exit/correction")
                .then()
                .statusCode(200);
        HttpResponse<String> stale = fillIn(
                consultant,
                "exit-correction",
                "exitedOn",
                "2025-04-30",
                "reason",
                "GOT_JOB",
                "because",
                "Talt med borgeren",
                "expectedVersion",
                "2");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains(
                        "konsulent7 har ændret forløbet, siden du åbnede siden: Afgang rettet til 29. april 2025, sygdom")
                .contains("name=\"expectedVersion\" value=\"3\"", "Talt med borgeren", "value=\"2025-04-30\"")
                .doesNotContain("expectedVersion is");
        HttpResponse<String> again = fillIn(
                consultant,
                "exit-correction",
                "exitedOn",
                "2025-04-30",
                "reason",
                "GOT_JOB",
                "because",
                "Talt med borgeren",
                "expectedVersion",
                "3");
        assertThat(again.body()).contains("✓ Afgangen er rettet.");
        show(id).then().body("exitedOn", equalTo("2025-04-30"));
    }

    @Test
    void a_correction_starts_with_the_present_values_and_requires_a_justification() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(lead.get(page + "/exit-correction").body())
                .contains("value=\"2025-04-28\"", "value=\"GOT_JOB\" selected", "28. april 2025 (Fik job)");
        assertThat(fillIn(
                                lead,
                                "exit-correction",
                                "exitedOn",
                                "2025-04-30",
                                "reason",
                                "GOT_JOB",
                                "expectedVersion",
                                "2")
                        .body())
                .containsPattern("id=\"because-fault\">.*skal udfyldes");
    }

    @Test
    void an_exit_recorded_long_ago_is_corrected_by_a_lead_only() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(consultant.get(page).body()).contains(page + "/exit-correction");
        ExitingTest.recordedEarlier(id, 61);
        assertThat(consultant.get(page).body())
                .contains("Afgangen blev registreret for længe siden. En leder kan rette den.")
                .doesNotContain(page + "/exit-correction");
        assertThat(consultant.get(page + "/exit-correction").body())
                .contains("Afgangen blev registreret for længe siden. En leder kan rette den.")
                .doesNotContain("<form");
        assertThat(lead.get(page).body()).contains(page + "/exit-correction");
        assertThat(lead.get(page + "/exit-correction").body()).contains("<form");
    }

    @Test
    void a_lead_withdraws_an_exit() throws Exception {
        exit(id, "2025-04-28", 1);
        assertThat(consultant.get(page + "/exit-withdrawal").statusCode()).isEqualTo(403);
        HttpResponse<String> confirmed =
                fillIn(lead, "exit-withdrawal", "because", "Blev alligevel", "expectedVersion", "2");
        assertThat(confirmed.body())
                .contains("✓ Afgangen er trukket tilbage.", "Afgang trukket tilbage", "Blev alligevel");
        show(id).then().body("exitedOn", nullValue());
    }

    @Test
    void a_command_that_is_not_possible_has_no_form() throws Exception {
        assertThat(lead.get(page + "/exit-correction").body())
                .contains("Der er ikke registreret nogen afgang.")
                .doesNotContain("<form");
        assertThat(lead.get(page + "/exit-withdrawal").body())
                .contains("Der er ikke registreret nogen afgang.")
                .doesNotContain("<form");
        exit(id, "2025-04-28", 1);
        assertThat(lead.get(page + "/exit").body())
                .contains("Der er allerede registreret en afgang.")
                .doesNotContain("<form");
        post(id, "wrong-registration", Bodies.justification("Dobbelt", 2));
        assertThat(lead.get(page + "/exit-correction").body())
                .contains("Forløbet er fejlregistreret")
                .doesNotContain("<form");
    }

    @Test
    void a_colleague_cannot_change_a_protected_person_and_out_of_scope_is_not_found() throws Exception {
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(id).path("participantRef") + "/address-protection");
        HttpResponse<String> colleague =
                Browser.of("consultant", "konsulent2", initiative).get(page + "/exit");
        assertThat(colleague.statusCode()).isEqualTo(403);
        assertThat(colleague.body()).contains("beskyttet adresse").doesNotContain(NAME);
        assertThat(Browser.of("consultant", "konsulent1", anInitiative())
                        .get(page + "/exit")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.of("analyst").get(page + "/exit").statusCode()).isEqualTo(403);
    }

    @Test
    void the_page_is_in_danish_by_default() throws Exception {
        assertThat(consultant.get(page + "/exit").body())
                .contains("Registrér afgang")
                .doesNotContain("Record", "Reason", "Cancel", "Got a job");
        assertThat(consultant.get(page + "/exit?language=en").body())
                .contains("Record an exit", "Got a job")
                .doesNotContain("Registrér afgang", "Fortryd");
    }
}
