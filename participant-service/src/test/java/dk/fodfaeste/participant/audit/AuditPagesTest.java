package dk.fodfaeste.participant.audit;

import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of a data protection officer. Each test has its own officer, because look-ups by CPR are limited per user. */
@QuarkusTest
class AuditPagesTest {
    private static final String SERVICE = "/audit/participant-service";

    private final String user = "dpo-" + UUID.randomUUID();
    private String cpr;
    private String enrolment;
    private String ref;
    private Browser officer;

    @BeforeEach
    void enrolPerson() {
        String initiative = anInitiative();
        cpr = freshCpr();
        enrolment = registered(registration(initiative, cpr, "2024-01-10"));
        ref = show(enrolment).path("participantRef");
        officer = Browser.of("dpo", user, initiative);
    }

    private static String words(HttpResponse<String> page) {
        assertThat(page.body()).doesNotContain("NOT_FOUND");
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private HttpResponse<String> find(String number, String purpose) throws Exception {
        return officer.fillIn("/audit/persons", "/audit/persons", "cpr", number, "purpose", purpose);
    }

    @Test
    void a_citizen_is_found_by_number_and_leads_to_the_trails_of_all_services() throws Exception {
        HttpResponse<String> found = find(cpr, "citizen-request");
        assertThat(found.uri().getPath()).isEqualTo("/audit/persons/" + ref);
        assertThat(found.body())
                .contains(SERVICE + "/of/" + ref + "\"", "/audit/outcome-service/of/" + ref + "\"")
                .contains("/audit/reporting-service/of/" + ref + "/access-list\"")
                .doesNotContain(cpr);
        HttpResponse<String> trail = officer.get(SERVICE + "/of/" + ref);
        assertThat(words(trail))
                .contains(user + " dpo", "Borgerens henvendelse", "POST /audit/persons", "Givet")
                .as("the page with the references is read for supervision")
                .contains("Tilsyn Givet GET /audit/persons/{ref}");
    }

    @Test
    void a_search_needs_a_purpose_and_is_limited() throws Exception {
        HttpResponse<String> without = find(cpr, "");
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(without.body()).contains("id=\"purpose-fault\"");
        HttpResponse<String> wrong = find("123", "supervision");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("id=\"cpr-fault\"");
        List<Integer> statuses = IntStream.range(0, 31)
                .mapToObj(i -> {
                    try {
                        return find(freshCpr(), "supervision").statusCode();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                })
                .toList();
        assertThat(statuses.getFirst()).isEqualTo(404);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void a_person_outside_the_scope_is_not_found() throws Exception {
        String other = freshCpr();
        String id = registered(registration(anInitiative(), other, "2024-01-10"));
        assertThat(find(other, "supervision").statusCode()).isEqualTo(404);
        String foreign = show(id).path("participantRef");
        assertThat(officer.get("/audit/persons/" + foreign).statusCode()).isEqualTo(404);
    }

    @Test
    void a_denied_access_is_shown_but_is_not_on_the_citizens_list() throws Exception {
        as("consultant", "nysgerrig", anInitiative())
                .get("/api/v1/enrolments/" + enrolment)
                .then()
                .statusCode(404);
        assertThat(words(officer.get(SERVICE + "/of/" + ref))).contains("nysgerrig consultant", "Afvist");
        HttpResponse<String> list = officer.get(SERVICE + "/of/" + ref + "/access-list");
        assertThat(list.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(list.headers().firstValue("content-disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"access-list-participant-service.csv\"");
        assertThat(list.body())
                .startsWith("\uFEFFTidspunkt;Formål;Enhed;Oplysninger\r\n")
                .contains(";Sagsbehandling;", "Borgere og forløb")
                .doesNotContain("nysgerrig", user, "lead1");
        long permitted = words(officer.get(SERVICE + "/of/" + ref)).split("Givet", -1).length - 1;
        // The page shows the download of the list, too.
        assertThat(list.body().lines().skip(1).count()).isEqualTo(permitted - 1);
    }

    @Test
    void the_citizens_list_is_a_page_to_print_without_names_of_employees() throws Exception {
        as("consultant", "nysgerrig", anInitiative())
                .get("/api/v1/enrolments/" + enrolment)
                .then()
                .statusCode(404);
        HttpResponse<String> list = officer.get(SERVICE + "/of/" + ref + "/printed-list");
        String main =
                list.body().substring(list.body().indexOf("<main"), list.body().indexOf("</main>"));
        assertThat(main)
                .contains("Opslag i dine oplysninger", "Sagsbehandling", "Borgere og forløb", ref)
                .doesNotContain("nysgerrig", user, "lead1");
        assertThat(officer.get(SERVICE + "/of/" + ref).body()).contains(SERVICE + "/of/" + ref + "/printed-list");
        assertThat(Browser.of("lead")
                        .get(SERVICE + "/of/" + ref + "/printed-list")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_trail_is_shown_page_by_page_and_the_list_is_whole() throws Exception {
        for (int i = 0; i < 51; i++) {
            as("lead").get("/api/v1/enrolments/" + enrolment).then().statusCode(200);
        }
        HttpResponse<String> first = officer.get(SERVICE + "/of/" + ref);
        assertThat(words(first).split("Givet", -1).length - 1).isEqualTo(50);
        String next = first.body().replaceAll("(?s).*href=\"(" + SERVICE + "/of/" + ref + "\\?after=\\d+)\".*", "$1");
        assertThat(words(officer.get(next))).contains("POST /api/v1/enrolments ");
        assertThat(officer.get(SERVICE + "/of/" + ref + "/access-list").body().lines())
                .hasSizeGreaterThan(52);
    }

    @Test
    void the_chain_is_verified_also_against_a_known_head() throws Exception {
        String page = SERVICE + "/verification";
        assertThat(words(officer.get(page))).contains("Kontrol af loggen", "Borgere og forløb");
        HttpResponse<String> verified = officer.fillIn(page, page, "position", "", "hash", "");
        assertThat(words(verified)).contains("Loggen er uændret", "Ingen er ændret eller mangler.");
        HttpResponse<String> differs = officer.fillIn(page, page, "position", "999999999", "hash", "0".repeat(64));
        assertThat(words(differs)).contains("Loggen er ændret", "men den kendte ende har plads");
        HttpResponse<String> half = officer.fillIn(page, page, "position", "x", "hash", "");
        assertThat(half.statusCode()).isEqualTo(400);
        assertThat(half.body()).contains("id=\"position-fault\"");
    }

    @Test
    void other_roles_have_no_access() throws Exception {
        for (String role : new String[] {"lead", "records", "consultant"}) {
            for (String page : List.of("/audit/persons", SERVICE + "/verification", SERVICE + "/of/" + ref)) {
                assertThat(Browser.of(role).get(page).statusCode())
                        .as(role + page)
                        .isEqualTo(403);
            }
        }
    }
}
