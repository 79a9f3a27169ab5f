package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.importing;
import static dk.fodfaeste.participant.Api.register;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static dk.fodfaeste.participant.EnrolmentFiles.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.participant.Bodies;
import dk.fodfaeste.participant.Cpr;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own persons and its own lead, because look-ups by CPR are limited per user. */
@QuarkusTest
class SearchPageTest {
    private final Browser lead = Browser.of("lead", "lead-" + UUID.randomUUID(), "*");
    private final String surname = "Søgesen" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private String initiative;
    private String cpr;
    private String caseNumber;
    private String id;
    private Browser consultant;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void enrolPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        Map<String, Object> body = registration(initiative, cpr, "2024-01-10");
        ((Map<String, Object>) body.get("person")).put("name", "Attrap " + surname);
        caseNumber = (String) body.get("caseNumber");
        id = registered(body);
        consultant = Browser.of("consultant", "konsulent1", initiative);
    }

    private static HttpResponse<String> search(Browser browser, String sought) throws Exception {
        HttpResponse<String> answer = browser.fillIn("/search", "/search", "sought", sought);
        if (!sought.isBlank()) {
            assertThat(answer.uri().getRawPath()).matches("/search/results/[0-9a-f-]{36}");
            assertThat(answer.uri().getRawQuery()).isNull();
        }
        return answer;
    }

    @Test
    void a_word_of_the_name_a_case_number_and_a_whole_number_find_the_enrolment() throws Exception {
        for (String sought : new String[] {
            surname.toLowerCase(),
            surname.substring(0, 7),
            "Attrap " + surname.substring(0, 7),
            caseNumber,
            caseNumber.toLowerCase(),
            caseNumber.toUpperCase(),
            cpr,
            cpr.substring(0, 6) + "-" + cpr.substring(6),
            " " + cpr.substring(0, 6) + " " + cpr.substring(6),
            cpr.substring(0, 6) + "–" + cpr.substring(6),
            cpr.substring(0, 6) + "\u00a0" + cpr.substring(6),
            "cpr " + cpr.substring(0, 6) + "-" + cpr.substring(6)
        }) {
            HttpResponse<String> found = search(consultant, sought);
            assertThat(found.statusCode()).as(sought).isEqualTo(200);
            assertThat(found.body())
                    .as(sought)
                    .contains("href=\"/enrolments/" + id + "\">Attrap " + surname + "</a>", "En indsats", caseNumber)
                    .contains("10. januar 2024", "I gang", "konsulent1");
        }
    }

    @Test
    void two_letters_or_the_middle_of_a_word_find_nothing() throws Exception {
        assertThat(search(consultant, surname.substring(0, 2)).body()).contains("Ingen forløb fundet");
        assertThat(search(consultant, surname.substring(1)).body()).contains("Ingen forløb fundet");
        assertThat(search(consultant, "Attrap " + surname.substring(0, 6) + "x").body())
                .contains("Ingen forløb fundet");
    }

    @Test
    void two_persons_of_one_name_differ_in_the_year_of_birth() throws Exception {
        String year = String.valueOf(Cpr.tryParse(cpr).orElseThrow().birthDate().getYear());
        assertThat(search(consultant, surname).body()).contains("Født", "<td>" + year + "</td>");
    }

    @Test
    void the_browser_goes_back_to_a_result_of_its_user_for_ten_minutes() throws Exception {
        String result = search(consultant, surname).uri().getPath();
        consultant.get("/enrolments/" + id);
        assertThat(consultant.get(result).body()).contains(id, "value=\"" + surname + "\"");

        HttpResponse<String> ofOther = lead.get(result);
        assertThat(ofOther.statusCode()).isEqualTo(410);
        assertThat(ofOther.body())
                .contains("Søgningen er mere end ti minutter gammel. Søg igen.")
                .doesNotContain(surname);
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute("update recent_searches set searched_at = searched_at - interval '11 minutes'");
            assertThat(consultant.get(result).statusCode()).isEqualTo(410);
            search(consultant, surname);
            try (ResultSet row = sql.executeQuery("select count(*) from recent_searches")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void before_a_search_the_page_explains_the_search() throws Exception {
        assertThat(consultant.get("/search").body())
                .contains(
                        "Mindst tre bogstaver af et ord i navnet, et helt sagsnummer eller alle ti cifre.",
                        "Du finder forløb i dine egne")
                .doesNotContain("<table");
    }

    @Test
    void a_consultants_active_enrolments_are_listed_without_a_name() throws Exception {
        assertThat(consultant.get("/search?consultant=konsulent1").body())
                .contains("Forløb i gang hos konsulent1", "href=\"/enrolments/" + id + "\">Attrap " + surname + "</a>");
        assertThat(consultant.get("/search?consultant=konsulent2").body())
                .contains("Ingen forløb i gang hos konsulent2")
                .doesNotContain(id);
        as("lead")
                .body(Bodies.exit("2024-02-10", "OTHER", 1))
                .post("/api/v1/enrolments/" + id + "/exit")
                .then()
                .statusCode(200);
        assertThat(consultant.get("/search?consultant=konsulent1").body()).doesNotContain(id);
        assertThat(consultant.get("/search?consultant=").body()).doesNotContain("<table");
    }

    @Test
    void unknown_enrolments_and_those_out_of_scope_are_not_found() throws Exception {
        assertThat(search(consultant, "Ingensteds").body()).contains("Ingen forløb fundet", "/enrolments/new");
        assertThat(search(consultant, freshCpr()).body()).contains("Ingen forløb fundet");
        Browser elsewhere = Browser.of("consultant", "konsulent1", anInitiative());
        for (String sought : new String[] {surname, caseNumber, cpr}) {
            assertThat(search(elsewhere, sought).body())
                    .contains("Ingen forløb fundet")
                    .doesNotContain(id);
        }
    }

    @Test
    void part_of_a_number_is_refused_with_a_reason() throws Exception {
        for (String part : new String[] {
            cpr.substring(0, 6),
            cpr.substring(0, 6) + "-",
            cpr.substring(0, 9),
            cpr.substring(0, 6) + "-xxxx",
            "-1234",
            "******-1234",
            cpr.substring(0, 6) + "-****"
        }) {
            HttpResponse<String> refusal = search(lead, part);
            assertThat(refusal.statusCode()).as(part).isEqualTo(422);
            assertThat(refusal.body())
                    .as(part)
                    .containsPattern("id=\"sought-fault\">.*ligner en del af et CPR-nummer")
                    .doesNotContain("looks like", id);
        }
    }

    @Test
    void a_case_number_that_looks_like_part_of_a_number_is_found() throws Exception {
        String date = cpr.substring(0, 6);
        for (String number :
                new String[] {date, date + "-123", date + "45", "9924" + date, "992400-" + date.substring(2)}) {
            Map<String, Object> body = registration(initiative);
            body.put("caseNumber", number);
            String numbered = registered(body);
            for (int i = 0; i < 7; i++) {
                assertThat(search(lead, number).body()).as(number).contains(numbered);
            }
            assertThat(search(lead, number.substring(0, number.length() - 1)).body())
                    .as("not by part of %s", number)
                    .doesNotContain(numbered);
        }
        assertThat(search(lead, cpr).statusCode())
                .as("none of them was a look-up by CPR")
                .isEqualTo(200);
    }

    @Test
    void ten_digits_that_are_no_cpr_number_find_the_enrolment_with_that_case_number() throws Exception {
        Map<String, Object> body = registration(initiative);
        String tenDigits = "99" + cpr.substring(2);
        body.put("caseNumber", tenDigits);
        String numbered = registered(body);
        assertThat(search(consultant, tenDigits).body()).contains(numbered).doesNotContain(id);

        Map<String, Object> likeCpr = registration(initiative);
        likeCpr.put("caseNumber", freshCpr());
        register(likeCpr).then().statusCode(422);
    }

    @Test
    void a_meaningless_search_is_refused_at_the_field() throws Exception {
        HttpResponse<String> empty = search(lead, " ");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).containsPattern("id=\"sought-fault\">.*skal udfyldes");
        assertThat(search(lead, "3113011234").body()).containsPattern("id=\"sought-fault\">.*er ikke et CPR-nummer");
        assertThat(search(lead, "--").body()).containsPattern("id=\"sought-fault\">.*skal indeholde et ord");
        assertThat(search(lead, "x".repeat(201)).body()).containsPattern("id=\"sought-fault\">.*er for lang");
    }

    @Test
    void many_hits_have_pages_and_a_form_requests_the_next_one() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 51; i++) {
            file.append("%s-%d;%s;Attrap %s;%s;konsulent1;2024-02-%02d;;\n"
                    .formatted(caseNumber, i, freshCpr(), surname, initiative, i % 28 + 1));
        }
        importing(file.toString()).then().statusCode(200);
        String first = search(consultant, surname).body();
        assertThat(first.split("href=\"/enrolments/0", -1)).hasSize(51);
        String next = first.replaceAll("(?s).*href=\"(/search/results/[^\"]*)\".*", "$1");
        HttpResponse<String> second = consultant.get(next);
        assertThat(second.body().split("href=\"/enrolments/0", -1)).hasSize(3);
        assertThat(second.body()).doesNotContain("Næste side");
    }

    @Test
    void a_protected_person_is_found_by_the_assigned_consultant_and_leads() throws Exception {
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(id).path("participantRef") + "/address-protection")
                .then()
                .statusCode(200);
        Browser colleague = Browser.of("consultant", "konsulent2", initiative);
        for (String sought : new String[] {surname, caseNumber, cpr}) {
            assertThat(search(colleague, sought).body()).contains("Ingen forløb fundet");
            assertThat(search(consultant, sought).body()).contains(id, "Beskyttet adresse");
        }
    }

    @Test
    void the_page_is_for_consultants_and_leads_and_in_danish_by_default() throws Exception {
        assertThat(Browser.of("analyst").get("/search").statusCode()).isEqualTo(403);
        assertThat(search(lead, surname).body()).doesNotContain("Search", "Enrolments", "Initiative", "State");
        assertThat(lead.get("/search?language=en").body())
                .contains("Name, case number or CPR number", "The search covers your own initiatives")
                .doesNotContain("Sagsnummer", "CPR-nummer");
    }
}
