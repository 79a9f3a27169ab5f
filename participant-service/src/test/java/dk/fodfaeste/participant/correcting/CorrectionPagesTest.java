package dk.fodfaeste.participant.correcting;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anEnrolment;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectionPagesTest {
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

    private HttpResponse<String> fillIn(String command, String... fields) throws Exception {
        return lead.fillIn(page + "/" + command, page + "/" + command, fields);
    }

    @Test
    void the_start_is_corrected() throws Exception {
        exit(id, "2024-02-01", 1);
        assertThat(lead.get(page + "/start-correction").body())
                .contains(NAME, "value=\"2024-01-10\"", "1. februar 2024 (Fik job)", "Seneste ændring");
        HttpResponse<String> refusal =
                fillIn("start-correction", "startedOn", "2024-02-02", "because", "Ny dag", "expectedVersion", "2");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).containsPattern("id=\"startedOn-fault\">.*afgangen ligger før starten");
        HttpResponse<String> confirmed =
                fillIn("start-correction", "startedOn", "2024-01-12", "because", "Ny dag", "expectedVersion", "2");
        assertThat(confirmed.body()).contains("✓ Starten er rettet.", "Start rettet til 12. januar 2024", "Ny dag");
        show(id).then().body("startedOn", equalTo("2024-01-12"));
    }

    @Test
    void the_situation_at_the_start_is_corrected_with_it() throws Exception {
        HttpResponse<String> confirmed = fillIn(
                "start-correction",
                "startedOn",
                "2024-01-10",
                "statusAtStart",
                "SICK_LEAVE",
                "because",
                "Glemt",
                "expectedVersion",
                "1");
        assertThat(confirmed.body()).contains("Start rettet til 10. januar 2024 (Sygemeldt)");
        assertThat(lead.get(page + "/start-correction").body()).contains("value=\"SICK_LEAVE\" selected");
    }

    @Test
    void the_case_number_is_corrected_to_a_free_one() throws Exception {
        String taken = show(anEnrolment(initiative)).path("caseNumber");
        HttpResponse<String> refusal =
                fillIn("case-number", "caseNumber", taken, "because", "Slåfejl", "expectedVersion", "1");
        assertThat(refusal.statusCode()).isEqualTo(409);
        assertThat(refusal.body())
                .contains("Et andet forløb har allerede dette sagsnummer.", "value=\"" + taken + "\"")
                .doesNotContain("An enrolment has");
        String free = freshCaseNumber();
        HttpResponse<String> confirmed =
                fillIn("case-number", "caseNumber", free, "because", "Slåfejl", "expectedVersion", "1");
        assertThat(confirmed.body()).contains("✓ Sagsnummeret er rettet.", free, "Slåfejl");
        assertThat(confirmed.uri().toString()).doesNotContain(free);
    }

    @Test
    void an_enrolment_is_reassigned() throws Exception {
        HttpResponse<String> withoutJustification = fillIn("reassignment", "expectedVersion", "1");
        assertThat(withoutJustification.statusCode()).isEqualTo(400);
        assertThat(withoutJustification.body())
                .containsPattern("id=\"consultant-fault\">.*skal udfyldes")
                .containsPattern("id=\"because-fault\">.*skal udfyldes");
        HttpResponse<String> refusal =
                fillIn("reassignment", "consultant", "6101701234", "because", "Barsel", "expectedVersion", "1");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).containsPattern("id=\"consultant-fault\">.*ligner et cpr-nummer");
        String unknown = "ukendt-" + UUID.randomUUID().toString().replaceAll("[0-9]", "x");
        HttpResponse<String> asked =
                fillIn("reassignment", "consultant", unknown, "because", "Barsel", "expectedVersion", "1");
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .containsPattern("id=\"consultant-fault\">.*har ikke logget ind og har ingen forløb her endnu")
                .contains("name=\"meant\" value=\"" + unknown + "\"");
        HttpResponse<String> confirmed = fillIn(
                "reassignment", "consultant", unknown, "meant", unknown, "because", "Barsel", "expectedVersion", "1");
        assertThat(confirmed.body())
                .contains("✓ Forløbet er overdraget.", "Overdraget til " + unknown, "<td>Barsel</td>");
        show(id).then().body("consultant", equalTo(unknown));
    }

    @Test
    void a_wrong_registration_is_marked() throws Exception {
        HttpResponse<String> withoutJustification =
                fillIn("wrong-registration", "because", " ", "expectedVersion", "1");
        assertThat(withoutJustification.statusCode()).isEqualTo(400);
        assertThat(withoutJustification.body()).containsPattern("id=\"because-fault\">.*skal udfyldes");
        HttpResponse<String> confirmed = fillIn("wrong-registration", "because", "Dobbelt", "expectedVersion", "1");
        assertThat(confirmed.body()).contains("✓ Forløbet er markeret som fejlregistreret");
        assertThat(lead.get(page + "/reassignment").body())
                .contains("der kan ikke længere rettes i det")
                .doesNotContain("<form");
    }

    @Test
    void a_stale_form_names_the_other_user_and_their_change() throws Exception {
        exit(id, "2025-04-28", 1);
        Api.employ("konsulent9", null, 1);
        HttpResponse<String> stale =
                fillIn("reassignment", "consultant", "konsulent9", "because", "Barsel", "expectedVersion", "1");
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body())
                .contains("lead1 har ændret forløbet, siden du åbnede siden: Afgang 28. april 2025, fik job")
                .contains("value=\"konsulent9\"", "name=\"expectedVersion\" value=\"2\"");
        show(id).then().body("consultant", equalTo("konsulent1"));
    }

    @Test
    void a_form_without_its_version_is_refused_in_danish() throws Exception {
        HttpResponse<String> refusal = fillIn("reassignment", "consultant", "konsulent9", "because", "Barsel");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body()).contains("Formularen er ikke hel.").doesNotContain("expectedVersion is");
    }

    @Test
    void the_pages_are_for_leads_and_in_danish_by_default() throws Exception {
        Browser consultant = Browser.of("consultant", "konsulent1", initiative);
        for (String command : new String[] {"start-correction", "case-number", "reassignment", "wrong-registration"}) {
            assertThat(consultant.get(page + "/" + command).statusCode())
                    .as(command)
                    .isEqualTo(403);
            assertThat(Browser.of("lead", "lead2", anInitiative())
                            .get(page + "/" + command)
                            .statusCode())
                    .as(command)
                    .isEqualTo(404);
            assertThat(lead.get(page + "/" + command).body())
                    .as(command)
                    .contains("Fortryd")
                    .doesNotContain("Cancel", "Initiative", "Last change", "Correct", "Mark as", "Hand over");
            assertThat(lead.get(page + "/" + command + "?language=en").body())
                    .as(command)
                    .contains("Cancel", "Last change")
                    .doesNotContain("Fortryd", "Konsulent<");
            lead.get(page + "?language=da");
        }
    }

    private String registeredBy(String user) {
        return Api.as("consultant", user, initiative)
                .body(Api.registration(initiative))
                .post("/api/v1/enrolments")
                .path("enrolmentId");
    }

    @Test
    void a_consultant_corrects_their_own_registration_on_the_same_day() throws Exception {
        Browser consultant = Browser.of("consultant", "konsulent1", initiative);
        String own = "/enrolments/" + registeredBy("konsulent1");
        assertThat(consultant.get(own).body())
                .contains(own + "/start-correction", own + "/case-number")
                .doesNotContain(own + "/reassignment", own + "/wrong-registration");
        HttpResponse<String> start = consultant.fillIn(
                own + "/start-correction",
                own + "/start-correction",
                "startedOn",
                "2024-01-12",
                "because",
                "Ny dag",
                "expectedVersion",
                "1");
        assertThat(start.body()).contains("✓ Starten er rettet.");
        String free = freshCaseNumber();
        HttpResponse<String> number = consultant.fillIn(
                own + "/case-number",
                own + "/case-number",
                "caseNumber",
                free,
                "because",
                "Slåfejl",
                "expectedVersion",
                "2");
        assertThat(number.body()).contains("✓ Sagsnummeret er rettet.", free);
    }

    @Test
    void a_consultant_corrects_no_registration_of_others_or_of_earlier_days() throws Exception {
        Browser consultant = Browser.of("consultant", "konsulent1", initiative);
        String old = registeredBy("konsulent1");
        try (Connection database = TestStack.asOwner();
                Statement sql = database.createStatement()) {
            sql.execute(
                    "update enrolment_versions set recorded_at = recorded_at - interval '1 day' where enrolment_id = '"
                            + old + "'");
        }
        for (String enrolment : List.of(registeredBy("konsulent2"), old)) {
            String address = "/enrolments/" + enrolment;
            assertThat(consultant.get(address).body()).doesNotContain("/start-correction", "/case-number");
            HttpResponse<String> refused = consultant.get(address + "/start-correction");
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("kun rette samme dag");
            Api.as("consultant", "konsulent1", initiative)
                    .body(Map.of("caseNumber", freshCaseNumber(), "because", "x", "expectedVersion", 1))
                    .post("/api/v1/enrolments/" + enrolment + "/case-number/correction")
                    .then()
                    .statusCode(403);
            Api.as("consultant", "konsulent1", initiative)
                    .body(Map.of("startedOn", "2024-01-12", "because", "x", "expectedVersion", 1))
                    .post("/api/v1/enrolments/" + enrolment + "/start/correction")
                    .then()
                    .statusCode(403);
            show(enrolment).then().body("version", equalTo(1));
        }
    }
}
