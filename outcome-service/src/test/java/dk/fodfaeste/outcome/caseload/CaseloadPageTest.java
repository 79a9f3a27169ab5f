package dk.fodfaeste.outcome.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import dk.fodfaeste.outcome.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of participants in a browser. */
@QuarkusTest
class CaseloadPageTest extends IntegrationTestBase {
    private static final Pattern ENROLMENT = Pattern.compile("/enrolments/([0-9a-f-]{36})");

    private String initiative;
    private String consultant;
    private Browser own;
    private Browser lead;

    @BeforeEach
    void consultantAndLead() {
        initiative = anInitiative(
                EnrolmentEvent.measure(MEASURE, "EXIT", "P2M", 30),
                EnrolmentEvent.measure("half-year", "START", "P6M", 30));
        consultant = "k-" + UUID.randomUUID();
        own = Browser.of("consultant", consultant, initiative);
        lead = Browser.of("lead", "leder1", initiative);
    }

    private EnrolmentEvent started(String day) {
        return publish(EnrolmentEvent.started(initiative, day).reassigned(consultant));
    }

    private static List<UUID> enrolments(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        return ENROLMENT
                .matcher(page.body())
                .results()
                .map(link -> UUID.fromString(link.group(1)))
                .toList();
    }

    private static String words(HttpResponse<String> page) {
        return page.body().replaceAll("(?s)<head>.*?</head>|<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void a_consultant_sees_their_present_participants_by_next_deadline() throws Exception {
        EnrolmentEvent late = started("2026-01-05");
        EnrolmentEvent early = started("2025-07-01");
        publish(EnrolmentEvent.started(initiative, "2026-01-05").reassigned(consultant + "-other"));
        publish(EnrolmentEvent.exited(initiative, "2025-12-31").reassigned(consultant));
        publish(EnrolmentEvent.started(initiative, TestClock.TODAY.plusDays(1).toString())
                .reassigned(consultant));
        publish(EnrolmentEvent.started(initiative, "2026-01-05")
                .reassigned(consultant)
                .asWronglyRegistered());
        HttpResponse<String> page = own.get("/citizens");
        assertThat(enrolments(page)).containsExactly(early.enrolmentId(), late.enrolmentId());
        assertThat(words(page))
                .contains("Mine borgere", "2 forløb", "Prøve Person", "1. januar 2026", "Målepunktet half-year")
                .contains("Forfaldt 1. januar 2026");
        assertThat(enrolments(own.get("/citizens?sort=DAYS"))).containsExactly(early.enrolmentId(), late.enrolmentId());
    }

    @Test
    void days_count_from_the_first_day_to_today_or_to_the_exit() throws Exception {
        started(TestClock.TODAY.minusDays(9).toString());
        publish(EnrolmentEvent.started(initiative, "2025-12-30")
                .reassigned(consultant)
                .exit("2025-12-31", "OTHER"));
        assertThat(words(own.get("/citizens"))).contains(" 10 dage ");
        assertThat(words(own.get("/citizens?state=EXITED")))
                .contains(" 2 dage ", "30. december 2025 – 31. december 2025");
    }

    @Test
    void a_lead_filters_by_consultant_and_initiative() throws Exception {
        String foreign = anInitiative();
        publish(EnrolmentEvent.started(foreign, "2026-01-05").reassigned(consultant));
        lead = Browser.of("lead", "leder1", initiative, foreign);
        EnrolmentEvent one = started("2026-01-05");
        EnrolmentEvent other =
                publish(EnrolmentEvent.started(initiative, "2026-01-04").reassigned(consultant + "-b"));
        assertThat(enrolments(lead.get("/citizens?initiative=" + initiative + "&sort=CONSULTANT")))
                .containsExactly(one.enrolmentId(), other.enrolmentId());
        assertThat(enrolments(lead.get("/citizens?initiative=" + initiative + "&sort=DAYS")))
                .containsExactly(other.enrolmentId(), one.enrolmentId());
        assertThat(enrolments(lead.get("/citizens?consultant=" + consultant.toUpperCase() + "-B")))
                .containsExactly(other.enrolmentId());
        assertThat(lead.get("/citizens?initiative=" + anInitiative()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_consultant_does_not_see_the_list_of_another() throws Exception {
        HttpResponse<String> refused = own.get("/citizens?consultant=konsulent1");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("En konsulent ser kun sine egne borgere.");
        assertThat(own.get("/citizens?consultant=" + consultant).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_parameter_is_refused() throws Exception {
        for (String query : List.of("page=0", "page=x", "state=GONE", "sort=CPR")) {
            assertThat(own.get("/citizens?" + query).statusCode()).as(query).isEqualTo(400);
        }
    }

    @Test
    void the_list_is_shown_page_by_page_and_exported_whole() throws Exception {
        List<EnrolmentEvent> all = IntStream.range(0, 51)
                .mapToObj(i -> EnrolmentEvent.started(initiative, "2026-01-05").reassigned(consultant))
                .toList();
        sendAll(all);
        all.forEach(this::awaitArrival);
        HttpResponse<String> first = own.get("/citizens?initiative=" + initiative);
        assertThat(enrolments(first)).hasSize(50);
        assertThat(first.body()).contains("/citizens?initiative=" + initiative + "&amp;page=2");
        HttpResponse<String> second = own.get("/citizens?initiative=" + initiative + "&page=2");
        assertThat(enrolments(second)).hasSize(1).doesNotContainAnyElementsOf(enrolments(first));
        assertThat(own.get("/citizens/csv").body().lines()).hasSize(52);
    }

    @Test
    void names_are_sorted_over_all_pages() throws Exception {
        List<EnrolmentEvent> all = IntStream.range(0, 51)
                .mapToObj(i -> EnrolmentEvent.started(initiative, "2026-01-05").reassigned(consultant))
                .toList();
        sendAll(all);
        all.forEach(this::awaitArrival);
        UUID lastByDeadline = enrolments(own.get("/citizens?page=2")).getFirst();
        UUID firstByDeadline = enrolments(own.get("/citizens")).getFirst();
        ParticipantServiceStub.setName(lastByDeadline, "Anna Prøve");
        ParticipantServiceStub.setName(firstByDeadline, "Øjvind Prøve");
        assertThat(enrolments(own.get("/citizens?sort=NAME")))
                .startsWith(lastByDeadline)
                .hasSize(50);
        assertThat(enrolments(own.get("/citizens?sort=NAME&page=2"))).containsExactly(firstByDeadline);
    }

    @Test
    void a_list_with_too_many_names_to_sort_is_sorted_by_deadline_and_says_so() throws Exception {
        List<EnrolmentEvent> all = IntStream.rangeClosed(0, CaseloadViews.MAX_BY_NAME)
                .mapToObj(i -> EnrolmentEvent.started(initiative, "2026-01-05").reassigned(consultant))
                .toList();
        sendAll(all);
        all.forEach(this::awaitArrival);
        HttpResponse<String> page = own.get("/citizens?sort=NAME");
        assertThat(words(page)).contains("Den kan sorteres efter navn, når den har højst 500 forløb");
        assertThat(page.body()).doesNotContain("value=\"NAME\"");
        assertThat(enrolments(page)).isEqualTo(enrolments(own.get("/citizens")));
    }

    @Test
    void the_file_has_the_facts_of_the_page_and_no_formulas() throws Exception {
        EnrolmentEvent enrolment = publish(EnrolmentEvent.started(initiative, "2026-01-05")
                .reassigned(consultant)
                .withProtectedAddress());
        HttpResponse<String> file = own.get("/citizens/csv");
        assertThat(file.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(file.headers().firstValue("content-disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"borgere-" + TestClock.TODAY + ".csv\"");
        assertThat(file.body()).startsWith("\uFEFFBorger;Beskyttet adresse;Sagsnummer;");
        assertThat(file.body().lines().skip(1))
                .containsExactly("Prøve Person;ja;SAG;'+4520304050;Indsatsen " + initiative + ";" + consultant
                        + ";2026-01-05;;"
                        + (TestClock.TODAY.toEpochDay()
                                - java.time.LocalDate.parse("2026-01-05").toEpochDay()
                                + 1)
                        + ";2026-07-05;Målepunktet half-year");
        UUID person = new UUID(7, enrolment.enrolmentId().getLeastSignificantBits());
        assertThat(number(
                        "select count(*) from audit_trail where participant_ref = ? and action = 'GET /citizens/csv'"
                                + " and decision = 'PERMIT'",
                        person))
                .isOne();
    }

    @Test
    void without_names_the_page_is_shown_and_the_file_is_not_made() throws Exception {
        started("2026-01-05");
        ParticipantServiceStub.setUnavailable(true);
        assertThat(words(own.get("/citizens"))).contains("Navne og telefonnumre kan ikke hentes lige nu.");
        assertThat(own.get("/citizens/csv").statusCode()).isEqualTo(503);
    }

    @Test
    void an_empty_list_says_so() throws Exception {
        assertThat(words(own.get("/citizens"))).contains("Der er ingen borgere, som passer til valget.");
    }

    private HttpResponse<String> reassign(Browser by, String... fields) throws Exception {
        return by.fillIn("/citizens?consultant=" + consultant, "/citizens/reassignment", fields);
    }

    @Test
    void a_lead_reassigns_several_enrolments_together() throws Exception {
        String first = started("2026-01-05").enrolmentId().toString();
        String second = started("2026-01-06").enrolmentId().toString();
        started("2026-01-07");
        HttpResponse<String> unknown = reassign(
                lead, "consultant", consultant, "enrolment", first, "enrolment", second, "successor", "ny-konsulent");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body())
                .contains(
                        "Tryk Overdrag igen",
                        "name=\"meant\" value=\"ny-konsulent\"",
                        "value=\"" + first + "\" checked");
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
        HttpResponse<String> done = reassign(
                lead,
                "consultant",
                consultant,
                "enrolment",
                first,
                "enrolment",
                second,
                "successor",
                "ny-konsulent",
                "meant",
                "ny-konsulent");
        assertThat(words(done)).contains("2 forløb er overdraget.");
        assertThat(done.uri().getQuery()).contains("consultant=" + consultant);
        assertThat(ParticipantServiceStub.reassigned())
                .containsExactly(Map.of(first, "ny-konsulent", second, "ny-konsulent"));
    }

    @Test
    void a_reassignment_needs_enrolments_and_a_consultant_and_a_lead() throws Exception {
        String one = started("2026-01-05").enrolmentId().toString();
        HttpResponse<String> none = reassign(lead, "successor", consultant);
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("id=\"enrolment-fault\"", "vælg mindst ét forløb");
        HttpResponse<String> nobody = reassign(lead, "enrolment", one, "successor", "");
        assertThat(nobody.statusCode()).isEqualTo(400);
        assertThat(nobody.body()).contains("id=\"successor-fault\"");
        assertThat(own.fillIn("/activities/of/" + one, "/citizens/reassignment", "enrolment", one, "successor", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(ParticipantServiceStub.reassigned()).isEmpty();
    }
}
