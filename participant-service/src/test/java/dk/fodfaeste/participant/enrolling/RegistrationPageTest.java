package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.participant.Api.NAME;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.exit;
import static dk.fodfaeste.participant.Api.freshCaseNumber;
import static dk.fodfaeste.participant.Api.freshCode;
import static dk.fodfaeste.participant.Api.freshCpr;
import static dk.fodfaeste.participant.Api.initiative;
import static dk.fodfaeste.participant.Api.post;
import static dk.fodfaeste.participant.Api.registered;
import static dk.fodfaeste.participant.Api.registration;
import static dk.fodfaeste.participant.Api.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.participant.Api;
import dk.fodfaeste.participant.Bodies;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has its own consultant, because look-ups by CPR are limited per user. */
@QuarkusTest
class RegistrationPageTest {
    private static final String PAGE = "/enrolments/new";
    private static final AtomicInteger USERS = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Copenhagen"));

    private final String user = "registrator" + USERS.incrementAndGet();
    private String initiative;
    private String cpr;
    private String id;
    private Browser consultant;

    @BeforeEach
    void enrolPerson() {
        initiative = anInitiative();
        cpr = freshCpr();
        id = registered(registration(initiative, cpr, "2024-01-10"));
        consultant = Browser.of("consultant", user, initiative);
    }

    private Map<String, String> form(String number) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("cpr", number);
        form.put("name", NAME);
        form.put("initiative", initiative);
        form.put("caseNumber", freshCaseNumber());
        form.put("startedOn", "2025-02-03");
        form.put("consultant", user);
        return form;
    }

    private HttpResponse<String> send(String address, Map<String, String> form) throws Exception {
        return send(consultant, address, form);
    }

    private static HttpResponse<String> send(Browser user, String address, Map<String, String> form) throws Exception {
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return user.fillIn(PAGE, address, fields.toArray(String[]::new));
    }

    private HttpResponse<String> recognise(String... fields) throws Exception {
        return consultant.fillIn(PAGE, PAGE + "/person", fields);
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String initiativeFor(Integer youngest, Integer oldest) {
        Map<String, Object> body = initiative();
        body.put("minimumAge", youngest);
        body.put("maximumAge", oldest);
        return put(body);
    }

    private static String put(Map<String, Object> body) {
        String code = freshCode();
        as("admin").body(body).put("/api/v1/initiatives/" + code).then().statusCode(200);
        return code;
    }

    @Test
    void a_known_person_is_recognised_with_earlier_enrolments_and_the_name_filled_in() throws Exception {
        exit(id, "2024-03-31", 1);
        registered(registration(anInitiative(), cpr, "2023-05-06"));
        String known = body(recognise("cpr", cpr));
        assertThat(known)
                .contains("Kendt borger: " + NAME, "href=\"/enrolments/" + id + "\">En indsats</a>")
                .contains("10. januar 2024 – 31. marts 2024 (Afsluttet)")
                .contains("name=\"filled\" value=\"" + NAME + "\"", "id=\"name\" name=\"name\" value=\"" + NAME + "\"")
                .doesNotContain("<html", "6. maj 2023", cpr, "overlapper");
        assertThat(body(recognise("cpr", freshCpr())))
                .contains("Ikke set før i dine indsatser.", "name=\"filled\" value=\"\"")
                .doesNotContain("Kendt borger");
        HttpResponse<String> misread = recognise("cpr", "3102701234");
        assertThat(misread.statusCode()).isEqualTo(400);
        assertThat(misread.body()).containsPattern("id=\"cpr-fault\">.*er ikke et CPR-nummer");
    }

    @Test
    void without_scripts_a_button_of_the_form_looks_up_the_number() throws Exception {
        assertThat(body(consultant.get(PAGE))).contains("Slå nummeret op", "value=\"" + TODAY + "\"");
        Map<String, String> form = form(cpr);
        form.put("only", "recognise");
        form.put("name", "");
        assertThat(body(send(PAGE, form)))
                .contains("<html", "Kendt borger: " + NAME, "– overlapper det nye forløb")
                .contains("value=\"" + NAME + "\"", "value=\"" + cpr + "\"")
                .doesNotContain("Det blev ikke gemt", "Slå nummeret op");
        form.put("cpr", "3102701234");
        assertThat(send(PAGE, form).body()).contains("er ikke et CPR-nummer", "Slå nummeret op");
    }

    @Test
    void an_age_outside_the_target_group_is_a_warning_when_initiative_or_start_change() throws Exception {
        assertThat(consultant.get(PAGE).body())
                .contains(
                        "hx-post=\"/enrolments/new/warning\" hx-trigger=\"change from:#initiative, change from:#startedOn\"");
        String born1980 = "610180" + freshCpr().substring(6);
        String young = initiativeFor(18, 30);
        for (Map.Entry<String, String> chosen : Map.of(
                        young,
                        "45 år ved start. Målgruppen er 18–30 år.",
                        initiativeFor(50, null),
                        "45 år ved start. Målgruppen er fra 50 år.",
                        initiativeFor(null, 43),
                        "45 år ved start. Målgruppen er til og med 43 år.")
                .entrySet()) {
            Map<String, String> form = form(born1980);
            form.put("initiative", chosen.getKey());
            assertThat(body(send(PAGE + "/warning", form)))
                    .contains("Bemærk: " + chosen.getValue() + " Du kan godt registrere alligevel.")
                    .doesNotContain("<html", "form-group");
            assertThat(body(recognise("cpr", born1980, "initiative", chosen.getKey(), "startedOn", "2025-02-03")))
                    .contains(chosen.getValue());
        }
        Map<String, String> form = form(born1980);
        assertThat(body(send(PAGE + "/warning", form))).doesNotContain("Bemærk");
        form.put("startedOn", "1990-01-01");
        assertThat(body(send(PAGE + "/warning", form))).contains("10 år ved start. Målgruppen er fra 18 år.");
        form.put("startedOn", "1979-01-01");
        assertThat(body(send(PAGE + "/warning", form))).contains("fødselsdato ligger efter start");
        for (String unreadable : new String[] {"cpr", "initiative"}) {
            assertThat(body(send(PAGE + "/warning", Map.of(unreadable, "\u0000x"))))
                    .doesNotContain("Bemærk");
        }

        consultant = Browser.of("consultant", user, young);
        Map<String, String> all = form(born1980);
        all.put("initiative", young);
        assertThat(body(send(PAGE, all))).contains("✓ Borgeren er registreret.");
    }

    @Test
    void the_age_warning_is_no_look_up() throws Exception {
        Map<String, String> form = form(cpr);
        for (int i = 0; i <= 30; i++) {
            body(send(PAGE + "/warning", form));
        }
        assertThat(recognise("cpr", cpr).statusCode()).isEqualTo(200);
    }

    @Test
    void a_refused_overlap_shows_the_overlapped_enrolment() throws Exception {
        exit(id, "2024-03-31", 1);
        String wrong = registered(registration(initiative, cpr, "2024-05-01"));
        post(wrong, "wrong-registration", Bodies.justification("another person", 1));
        String second = registered(registration(initiative, cpr, "2024-06-01"));
        String elsewhere = initiativeFor(18, 30);
        registered(registration(elsewhere, cpr, "2025-01-01"));
        consultant = Browser.of("consultant", user, initiative, elsewhere);
        Map<String, String> form = form(cpr);
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body())
                .containsPattern("id=\"startedOn-fault\">.*overlapper et andet forløb")
                .contains("Kendt borger: " + NAME, "name=\"filled\" value=\"" + NAME + "\"")
                .containsPattern(second
                        + "\">En indsats</a>, 1. juni 2024 \\(I gang\\) <strong>– overlapper det nye forløb</strong>")
                .containsPattern("1. maj 2024 \\(Fejlregistreret\\)</li>")
                .containsPattern("10. januar 2024 – 31. marts 2024 \\(Afsluttet\\)</li>")
                .containsPattern("1. januar 2025 \\(I gang\\)</li>");
    }

    @Test
    void a_registration_of_a_protected_person_waits_for_a_lead_who_sees_why_it_is_refused() throws Exception {
        as("lead")
                .body(Map.of("protectedAddress", true))
                .post("/api/v1/participants/" + show(id).path("participantRef") + "/address-protection");
        HttpResponse<String> waiting = send(PAGE, form(cpr));
        assertThat(waiting.statusCode()).isEqualTo(200);
        assertThat(waiting.body())
                .contains("Registreringen afventer en leder")
                .doesNotContain("Kendt borger", NAME, id, "10. januar 2024", "det nye forløb");
        assertThat(consultant.get("/enrolments/awaiting").body())
                .contains("En leder skal bekræfte", user)
                .doesNotContain(NAME, "Bekræft</button>");
        assertThat(consultant.get("/enrolments/awaiting/notice").body()).contains("Dine registreringer", "1</a>");

        Browser lead = Browser.of("lead", "leder-" + UUID.randomUUID(), initiative);
        String registration = "/enrolments/awaiting/" + waiting.uri().getPath().substring("/enrolments/".length());
        assertThat(lead.get("/enrolments/awaiting").body()).contains(NAME, "Bekræft</button>", registration);
        HttpResponse<String> refusal = lead.fillIn("/enrolments/awaiting", registration + "/confirmation");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains("overlapper et andet forløb for borgeren", NAME);
        assertThat(lead.fillIn("/enrolments/awaiting", registration + "/rejection")
                        .body())
                .contains("Registreringen er afvist.", "Der er ingen.");
    }

    @Test
    void a_refused_form_comes_back_with_the_warning_and_all_values() throws Exception {
        String young = initiativeFor(18, 30);
        consultant = Browser.of("consultant", user, initiative, young);
        Map<String, String> form = form(cpr);
        form.put("initiative", young);
        form.put("caseNumber", "");
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.body())
                .contains("Målgruppen er 18–30 år.", "Kendt borger: " + NAME, "value=\"2025-02-03\"")
                .containsPattern("id=\"caseNumber-fault\">.*skal udfyldes");
        form.put("caseNumber", show(id).path("caseNumber"));
        HttpResponse<String> taken = send(PAGE, form);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body().split("Et andet forløb har allerede dette sagsnummer", -1))
                .as("said once")
                .hasSize(2);
        assertThat(taken.body()).contains("Kendt borger: " + NAME);
    }

    @Test
    void each_missing_field_shows_its_fault() throws Exception {
        HttpResponse<String> refusal = send(PAGE, Map.of("phone", "1"));
        assertThat(refusal.statusCode()).isEqualTo(400);
        for (String field : new String[] {"cpr", "name", "initiative", "caseNumber", "startedOn", "consultant"}) {
            assertThat(refusal.body())
                    .containsPattern("id=\"" + field + "-fault\">.*skal udfyldes")
                    .containsPattern("name=\"" + field + "\"[^>]*aria-describedby=\"[^\"]*" + field
                            + "-fault\"[^>]*aria-invalid" + "|name=\"" + field
                            + "\"[^>]*aria-invalid[^>]*aria-describedby=\"[^\"]*" + field + "-fault\"");
        }
    }

    @Test
    void unlikely_entries_are_asked_about_and_accepted_when_sent_again() throws Exception {
        Browser lead = Browser.of("lead", "leder-" + user, initiative);
        Map<String, String> form = form(freshCpr());
        String ahead = TODAY.plusDays(61).toString();
        form.put("startedOn", ahead);
        form.put("statusAtStart", "DECEASED");
        form.put("consultant", "stavefejl-" + user);
        HttpResponse<String> asked = send(lead, PAGE, form);
        assertThat(asked.statusCode()).isEqualTo(422);
        String meant = ahead + " DECEASED stavefejl-" + user;
        assertThat(asked.body())
                .containsPattern("id=\"startedOn-fault\">.*ligger mere end 60 dage frem")
                .containsPattern("id=\"statusAtStart-fault\">.*var død ved start")
                .containsPattern("id=\"consultant-fault\">.*har ikke logget ind og har ingen forløb her endnu")
                .contains("name=\"meant\" value=\"" + meant + "\"");
        form.put("meant", meant);
        form.put("statusAtStart", "UNEMPLOYED");
        assertThat(send(lead, PAGE, form).statusCode())
                .as("other entries are asked about")
                .isEqualTo(422);
        form.put("statusAtStart", "DECEASED");
        assertThat(body(send(lead, PAGE, form))).contains("✓ Borgeren er registreret.");
    }

    @Test
    void a_consultant_registers_nobody_for_a_user_name_that_is_not_known() throws Exception {
        Map<String, String> form = form(freshCpr());
        String colleague = "kollega-" + user;
        form.put("consultant", colleague);
        form.put("meant", form.get("startedOn") + "  " + colleague);
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).containsPattern("id=\"consultant-fault\">.*bed en leder registrere forløbet");

        body(Browser.of("consultant", colleague, initiative).get(PAGE));
        assertThat(body(send(PAGE, form))).contains("✓ Borgeren er registreret.");
    }

    @Test
    void a_consultant_who_has_left_is_refused_at_the_field() throws Exception {
        Map<String, String> form = form(freshCpr());
        form.put("consultant", Api.consultantWhoHasLeft());
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).containsPattern("id=\"consultant-fault\">.*er en konsulent, der er stoppet");
    }

    @Test
    void a_filled_in_name_changes_with_the_number_and_a_typed_name_stays() throws Exception {
        Map<String, Object> other = registration(initiative);
        @SuppressWarnings("unchecked")
        Map<String, Object> person = (Map<String, Object>) other.get("person");
        person.put("name", "Attrap Enanden");
        registered(other);
        String otherCpr = (String) person.get("cpr");

        assertThat(body(recognise("cpr", otherCpr, "name", NAME, "filled", NAME)))
                .contains("name=\"name\" value=\"Attrap Enanden\"", "name=\"filled\" value=\"Attrap Enanden\"")
                .contains("data-instead-of=\"" + NAME + "\"");
        assertThat(body(recognise("cpr", freshCpr(), "name", NAME, "filled", NAME)))
                .contains("name=\"name\" value=\"\"", "name=\"filled\" value=\"\"");
        assertThat(recognise("cpr", "310270", "name", NAME, "filled", NAME).body())
                .contains("name=\"name\" value=\"\"");
        assertThat(body(recognise("cpr", otherCpr, "name", "Attrap Giftenavn", "filled", NAME)))
                .contains("name=\"name\" value=\"Attrap Giftenavn\"");
        assertThat(body(recognise("cpr", otherCpr, "name", "", "filled", NAME)))
                .contains("name=\"name\" value=\"Attrap Enanden\"");
    }

    @Test
    void a_name_filled_in_for_another_number_is_refused() throws Exception {
        Map<String, String> form = form(freshCpr());
        form.put("filled", NAME);
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body())
                .containsPattern("id=\"name-fault\">.*hørte til et andet CPR-nummer")
                .contains("Ikke set før i dine indsatser.", "name=\"name\" value=\"\"");
        as("lead").get("/api/v1/enrolments?initiative=" + initiative).then().body("items", hasSize(1));

        consultant = Browser.of("consultant", user, initiative);
        exit(id, "2024-03-31", 1);
        Map<String, String> right = form(cpr);
        right.put("filled", NAME);
        assertThat(body(send(PAGE, right))).contains("✓ Borgeren er registreret.");
    }

    @Test
    void after_too_many_look_ups_a_user_can_still_register() throws Exception {
        for (int i = 0; i < 30; i++) {
            body(recognise("cpr", cpr));
        }
        HttpResponse<String> tooMuch = recognise("cpr", cpr);
        assertThat(tooMuch.statusCode()).isEqualTo(429);
        HttpResponse<String> overlapping = send(PAGE, form(cpr));
        assertThat(overlapping.statusCode()).isEqualTo(429);
        assertThat(overlapping.body()).doesNotContain("overlapper et andet forløb", "Kendt borger");
        assertThat(body(send(PAGE, form(freshCpr())))).contains("✓ Borgeren er registreret.");
    }

    @Test
    void an_initiative_that_does_not_run_has_a_note() throws Exception {
        Map<String, Object> body = initiative();
        body.put("name", "Kommende");
        body.put("runsFrom", TODAY.plusDays(1).toString());
        String coming = put(body);
        body = initiative();
        body.put("name", "Forgangen");
        body.put("runsTo", TODAY.minusDays(1).toString());
        String gone = put(body);
        consultant = Browser.of("consultant", user, initiative, coming, gone);
        assertThat(body(consultant.get(PAGE)))
                .contains(">Kommende (ikke begyndt)<", ">Forgangen (afsluttet)<", ">En indsats<");
        assertThat(body(consultant.get(PAGE + "?language=en")))
                .contains(">Kommende (not begun)<", ">Forgangen (ended)<")
                .doesNotContain("Registrér", "Målgruppen", "Sagsnummer");
    }

    @Test
    void the_page_is_for_consultants_and_leads_in_their_initiatives() throws Exception {
        assertThat(Browser.of("steering").get(PAGE).statusCode()).isEqualTo(403);
        Map<String, String> form = form(freshCpr());
        String elsewhere = anInitiative();
        form.put("initiative", elsewhere);
        HttpResponse<String> refusal = send(PAGE, form);
        assertThat(refusal.statusCode()).isEqualTo(404);
        assertThat(refusal.body()).containsPattern("id=\"initiative-fault\">.*findes ikke, eller du har ikke adgang");
        as("lead").get("/api/v1/enrolments?initiative=" + elsewhere).then().body("items", empty());
    }
}
