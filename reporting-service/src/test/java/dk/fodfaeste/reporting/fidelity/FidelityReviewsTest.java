package dk.fodfaeste.reporting.fidelity;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.day;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fidelity reviews over HTTP, on the pages and in the report. The clock is at noon on 15 March 2025. */
@QuarkusTest
class FidelityReviewsTest {
    private static final String REVIEWS = "/api/v1/fidelity-reviews/";

    @Inject
    Events events;

    /** "faithful": 30 left in the second half of 2024. "faithful-cases": a consultant who works half has 21 enrolments, 42 per full time. */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(FidelityReviewsTest.class, () -> {
            List<FactVersion> facts = new ArrayList<>();
            for (String code : List.of(
                    "faithful",
                    "faithful-page",
                    "faithful-order",
                    "faithful-cases",
                    "faithful-report",
                    "faithful-bad")) {
                facts.add(initiative(code, 1, RECORDED, oneMonthAfterExit("50")));
            }
            facts.addAll(Exits.from("faithful-page").of(12, "2024-09-10", "EDUCATION"));
            facts.addAll(Exits.from("faithful-page").of(12, "2024-09-10", "UNEMPLOYED"));
            facts.addAll(Exits.from("faithful-report").of(30, "2024-09-10", "EDUCATION"));
            for (int i = 0; i < 21; i++) {
                facts.add(enrolled("faithful-cases", "faithful-half"));
            }
            facts.add(new EmploymentVersion("faithful-half", new BigDecimal("0.5"), null, 1, RECORDED));
            return facts;
        });
    }

    private static EnrolmentVersion enrolled(String initiative, String consultant) {
        UUID id = UUID.randomUUID();
        return new EnrolmentVersion(
                id, id, initiative, consultant, day("2024-02-01"), null, null, 0, null, null, null, null, 1, RECORDED);
    }

    private static Map<String, Object> score(FidelityItem item, Integer score) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("item", item.name());
        body.put("score", score);
        return body;
    }

    /** All items with the same score, except the first ones. */
    private static Map<String, Object> review(int score, Integer... first) {
        List<Map<String, Object>> scores = Stream.of(FidelityItem.values())
                .map(item ->
                        score(item, item.ordinal() < first.length ? first[item.ordinal()] : Integer.valueOf(score)))
                .toList();
        return Map.of("unit", "SOF's kvalitetsenhed", "scores", scores);
    }

    private static ValidatableResponse put(String initiative, String date, Map<String, Object> body) {
        return ReportRequests.as("lead", body)
                .put(REVIEWS + initiative + "/" + date)
                .then();
    }

    private static ValidatableResponse get(String role, String path) {
        return ReportRequests.as(role).get(REVIEWS + path).then();
    }

    @Test
    void a_review_has_a_total_a_band_and_the_change_since_the_one_before() {
        put("faithful", "2024-02-01", review(3))
                .statusCode(200)
                .body("total", equalTo(75))
                .body("band", equalTo("FAIR"));
        put("faithful", "2025-02-01", review(4, 5, 2))
                .statusCode(200)
                .body("total", equalTo(99))
                .body("band", equalTo("FAIR"))
                .body("previousOn", equalTo("2024-02-01"))
                .body("change", equalTo(24))
                .body("scores", hasSize(25))
                .body("scores[0].group", equalTo("STAFFING"))
                .body("scores[0].change", equalTo(2))
                .body("scores[1].change", equalTo(-1));
        put("faithful", "2024-08-01", review(4, (Integer) null))
                .body("total", nullValue())
                .body("band", nullValue())
                .body("missing", contains("CASELOAD_SIZE"))
                .body("change", nullValue())
                .body("scores[1].change", equalTo(1));
        get("steering", "faithful")
                .statusCode(200)
                .body("items.reviewedOn", contains("2025-02-01", "2024-08-01", "2024-02-01"))
                .body("items[0].change", nullValue());
        get("steering", "faithful/2024-02-02").statusCode(404);
    }

    @Test
    void a_review_is_corrected_and_withdrawn_in_order() {
        put("faithful-order", "2025-01-15", review(3)).body("version", equalTo(1));
        put("faithful-order", "2025-01-15", review(3)).body("version", equalTo(1));
        Map<String, Object> late = new LinkedHashMap<>(review(5));
        late.put("expectedVersion", 0);
        put("faithful-order", "2025-01-15", late).statusCode(409).body("violations.field", contains("expectedVersion"));
        late.put("expectedVersion", 1);
        put("faithful-order", "2025-01-15", late).body("version", equalTo(2)).body("total", equalTo(125));
        for (int repeated = 0; repeated < 2; repeated++) {
            ReportRequests.as("analyst", Map.of("because", "forkert dag"))
                    .post(REVIEWS + "faithful-order/2025-01-15/withdrawal")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        put("faithful-order", "2025-01-15", review(4)).body("version", equalTo(4));
        ReportRequests.as("lead", Map.of())
                .post(REVIEWS + "faithful-order/2025-01-16/withdrawal")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, scores[0].score, 422, 2025-01-01",
        "6, scores[0].score, 422, 2025-01-01",
        "4, date, 422, 2025-03-16",
        "4, date, 400, i-går"
    })
    void a_score_or_a_day_that_is_none_is_refused(int first, String field, int status, String date) {
        put("faithful-bad", date, review(3, first)).statusCode(status).body("violations.field", contains(field));
    }

    @Test
    void an_item_that_occurs_twice_or_a_review_without_scores_is_refused() {
        List<Map<String, Object>> twice = List.of(score(FidelityItem.DISCLOSURE, 3), score(FidelityItem.DISCLOSURE, 4));
        put("faithful-bad", "2025-01-01", Map.of("unit", "SOF", "scores", twice))
                .statusCode(422)
                .body("violations.field", contains("scores[1].item"));
        put("faithful-bad", "2025-01-01", Map.of("unit", "SOF", "scores", List.of()))
                .statusCode(422)
                .body("violations.field", contains("scores"));
        get("lead", "faithful-bad").body("items", hasSize(0));
    }

    @Test
    void the_score_of_the_caseload_is_proposed_from_the_data_of_the_day() {
        get("lead", "faithful-cases/2025-03-01/caseload-proposal")
                .statusCode(200)
                .body("item", equalTo("CASELOAD_SIZE"))
                .body("caseloadPerFullTime", equalTo(42.0f))
                .body("score", equalTo(1));
        get("analyst", "faithful-cases/2023-03-01/caseload-proposal")
                .statusCode(200)
                .body("caseloadPerFullTime", nullValue())
                .body("score", nullValue());
        get("steering", "faithful-cases/2025-03-01/caseload-proposal").statusCode(403);
    }

    /** As many enrolments as consultants with this working time have in all. */
    @ParameterizedTest(name = "{0} enrolments, {1}: {2} each, score {3}")
    @CsvSource({
        "10, '0.5', 20.0, 5",
        "13, '0.5', 26.0, 3",
        "20, '0.5', 40.0, 2",
        "21, '0.5', 42.0, 1",
        "20, '1', 20.0, 5",
        "21, '1', 21.0, 4",
        "41, '1 1', 20.5, 4",
        "51, '1 1 0.5', 20.4, 5",
        "51, '1 1', 25.5, 3",
        "61, '1 1', 30.5, 2",
        "81, '1 1', 40.5, 1"
    })
    void the_proposal_counts_half_time_and_rounds_half_a_person_up(
            int enrolments, String workingTimes, float caseload, int score) {
        String code = "faithful-" + enrolments + "-" + workingTimes.replaceAll("[ .]", "");
        List<FactVersion> facts = new ArrayList<>(List.of(initiative(code, 1, RECORDED, oneMonthAfterExit("50"))));
        List<String> each = List.of(workingTimes.split(" "));
        for (int i = 0; i < each.size(); i++) {
            facts.add(new EmploymentVersion(code + i, new BigDecimal(each.get(i)), null, 1, RECORDED));
        }
        for (int i = 0; i < enrolments; i++) {
            facts.add(enrolled(code, code + i % each.size()));
        }
        events.publish(facts);
        get("lead", code + "/2025-03-01/caseload-proposal")
                .body("caseloadPerFullTime", equalTo(caseload))
                .body("score", equalTo(score));
    }

    @Test
    void the_form_has_the_proposal_and_shows_each_fault_at_its_field() throws Exception {
        Browser lead = Browser.of("lead");
        String form = "/rates/faithful-cases/fidelity/review?date=2025-03-01";
        assertThat(lead.get(form).body())
                .contains("Forslag ud fra systemets egne tal: 1. Sagsstammen er 42,0 pr. fuldtidskonsulent den dag.")
                .containsPattern("name=\"CASELOAD_SIZE\"[^>]*value=\"1\"");
        String action = "/rates/faithful-cases/fidelity/review";
        String refused = lead.fillIn(
                        form, action, "date", "2025-03-01", "expectedVersion", "0", "unit", "", "CASELOAD_SIZE", "x")
                .body();
        assertThat(refused).contains("id=\"CASELOAD_SIZE-fault\"").contains("er ikke et helt tal");
        refused = lead.fillIn(
                        form,
                        action,
                        "date",
                        "2025-03-01",
                        "expectedVersion",
                        "0",
                        "unit",
                        "SOF",
                        "DISCLOSURE",
                        "7",
                        "remark-DISCLOSURE",
                        "<Drøftet> i januar")
                .body();
        assertThat(refused)
                .contains("id=\"DISCLOSURE-fault\"")
                .contains("skal ligge mellem 1 og 5")
                .contains("&lt;Drøftet&gt; i januar");
        assertThat(lead.fillIn(
                                form,
                                action,
                                "date",
                                "2025-03-01",
                                "expectedVersion",
                                "0",
                                "unit",
                                "SOF",
                                "DISCLOSURE",
                                "4",
                                "remark-DISCLOSURE",
                                "<Drøftet> i januar")
                        .body())
                .contains("Gennemgangen er gemt.")
                .contains("&lt;Drøftet&gt; i januar")
                .contains("Der er ingen samlet score, fordi disse punkter ikke er vurderet:");
        assertThat(Browser.of("steering").get(form).statusCode()).isEqualTo(403);
    }

    @Test
    void the_page_of_the_initiative_shows_the_trend_beside_the_rate() throws Exception {
        put("faithful-page", "2024-03-01", review(3)).statusCode(200);
        put("faithful-page", "2024-10-01", review(4)).statusCode(200);
        for (String role : List.of("lead", "steering")) {
            assertThat(words(role, "/rates/faithful-page?measure=after-exit&from=2024-07-01&to=2024-12-31"))
                    .contains("1. oktober 2024 100 God +25 2. halvår 2024 50,0 %")
                    .contains("1. marts 2024 75 Rimelig – 1. halvår 2024");
        }
        assertThat(words("steering", "/rates/faithful-page/fidelity?date=2024-03-01"))
                .contains("Samlet score 75 af 125: Rimelig.")
                .doesNotContain("Indtast gennemgang", "Ret gennemgangen");
        assertThat(Browser.of("lead")
                        .get("/rates/faithful-page/fidelity?date=2024-03-02")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String words(String role, String path) throws Exception {
        return Browser.of(role).get(path).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void the_report_has_the_last_review_by_the_end_of_its_half_year() throws Exception {
        put("faithful-report", "2024-05-01", review(3)).statusCode(200);
        put("faithful-report", "2024-11-01", review(5)).statusCode(200);
        put("faithful-report", "2025-01-05", review(1)).statusCode(200);
        String draft = ReportRequests.opened("2024-H2", "faithful-report");
        JsonPath report = ReportRequests.document("analyst", draft);
        assertThat(report.getString("initiatives[0].fidelity.reviewedOn")).isEqualTo("2024-11-01");
        assertThat(report.getInt("initiatives[0].fidelity.total")).isEqualTo(125);
        assertThat(report.getInt("initiatives[0].fidelity.change")).isEqualTo(50);
        assertThat(words("analyst", "/reports/" + draft))
                .contains("Modeltro 1. november 2024: 125 af 125 (Eksemplarisk), ændring siden 1. maj 2024: +50.")
                .contains("Modeltro punkt for punkt");
        String early = ReportRequests.opened("2023-H2", "faithful-report");
        assertThat(ReportRequests.document("analyst", early).getString("initiatives[0].fidelity"))
                .isNull();
    }
}
