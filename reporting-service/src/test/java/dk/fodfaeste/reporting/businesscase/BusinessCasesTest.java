package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business cases over HTTP and on the page. The clock is at noon on 15 March 2025. */
@QuarkusTest
class BusinessCasesTest {
    private static final String CASES = "/api/v1/business-cases/";

    @Inject
    Events events;

    /** "worth": 28 of 40 succeeded in 2022 and in 2023, as planned. "worth-few": 3 of 8 in 2022. */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(BusinessCasesTest.class, () -> {
            List<FactVersion> facts = new ArrayList<>();
            for (String code : List.of("worth", "worth-few", "worth-bad", "worth-grants", "worth-file")) {
                facts.add(initiative(code, 1, RECORDED, oneMonthAfterExit("20")));
            }
            for (String year : List.of("2022", "2023")) {
                facts.addAll(Exits.from("worth").startedOn("2021-02-01").of(28, year + "-05-10", "EDUCATION"));
                facts.addAll(Exits.from("worth").startedOn("2021-02-01").of(12, year + "-05-10", "UNEMPLOYED"));
            }
            facts.addAll(Exits.from("worth-few").startedOn("2021-02-01").of(3, "2022-05-10", "EDUCATION"));
            facts.addAll(Exits.from("worth-few").startedOn("2021-02-01").of(5, "2022-05-10", "UNEMPLOYED"));
            return facts;
        });
    }

    private static Map<String, Object> assumptions() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Business case 2022");
        body.put("source", "Budgetnotat");
        body.put("statedOn", "2021-08-01");
        body.put("priceLevel", 2022);
        body.put("measure", "after-exit");
        body.put("lastingPerProjectYear", 500);
        body.put("lastYear", 2025);
        body.put(
                "projectYears",
                List.of(
                        Map.of("year", 2022, "plannedSuccesses", 28, "plannedSaved", 5000),
                        Map.of("year", 2023, "plannedSuccesses", 28, "plannedSaved", 5000)));
        body.put("costsFromGrants", false);
        body.put(
                "costs",
                List.of(
                        Map.of("label", "Service", "year", 2022, "amount", 1000),
                        Map.of("label", "Overførsler", "year", 2022, "amount", 1750),
                        Map.of("label", "Service", "year", 2023, "amount", 1000),
                        Map.of("label", "Overførsler", "year", 2023, "amount", 2500)));
        body.put(
                "stated",
                List.of(
                        Map.of("where", "Teksten", "about", "COST", "year", 2024, "amount", 2500),
                        Map.of("where", "Teksten", "about", "SAVED_BY_SUCCESSES", "successes", 80, "amount", 14000)));
        return body;
    }

    private static ValidatableResponse put(String initiative, Map<String, Object> assumptions, Object expected) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("assumptions", assumptions);
        body.put("because", "Budgetnotatet");
        body.put("expectedVersion", expected);
        return ReportRequests.as("admin", body)
                .put(CASES + initiative + "/note")
                .then();
    }

    private static ValidatableResponse get(String role, String path) {
        return ReportRequests.as(role).get(CASES + path).then();
    }

    @Test
    void realised_equals_planned_where_the_cohort_succeeds_as_planned() {
        put("worth", assumptions(), null).statusCode(200).body("version", equalTo(1));
        for (String role : List.of("lead", "steering", "admin")) {
            get(role, "worth/note")
                    .statusCode(200)
                    .body("planned.years.saved", contains(-5000, -5500, -1000, -1000))
                    .body("planned.years.cost", contains(2750, 3500, 0, 0))
                    .body("planned.years.net", contains(-2250, -2000, -1000, -1000))
                    .body("planned.years.accumulated", contains(-2250, -4250, -5250, -6250))
                    .body("planned.paybackYear", equalTo(1))
                    .body("realised.years.successes", contains(28, 28, null, null))
                    .body("realised.years.saved", contains(-5000, -5500, -1000, -1000))
                    .body("realised.years.net", contains(-2250, -2000, -1000, -1000))
                    .body("realised.paybackYear", equalTo(1))
                    .body("suppressed", is(false));
        }
        get("lead", "worth/note")
                .body("planned.years[0].how.cost", equalTo("Service 1000 + Overførsler 1750"))
                .body("sensitivity.accumulated", contains(-6250, -3750, -5000, null))
                .body("stated.computed", contains(0, 14285.7f))
                .body("stated.difference", contains(2500, -285.7f))
                .body("stated[1].how", equalTo("80 × 5000 / 28"));
        get("analyst", "worth").body("items.code", hasItem("note"));
    }

    @Test
    void an_earlier_instant_gives_what_was_known_then() {
        put("worth", assumptions(), null);
        get("lead", "worth/note?knownAt=2025-02-01T11:00:00Z").statusCode(404);
        get("steering", "worth/note?knownAt=2025-03-15T12:00:00Z").statusCode(422);
    }

    @Test
    void small_counts_hide_what_was_realised() {
        put("worth-few", assumptions(), null).statusCode(200);
        get("lead", "worth-few/note")
                .body("realised.years[0].successes", equalTo(3))
                .body("realised.years[0].saved", equalTo(-535.7f))
                .body("suppressed", is(false));
        for (String role : List.of("steering", "admin")) {
            get(role, "worth-few/note")
                    .body("realised.years.saved", everyItem(nullValue()))
                    .body("realised.years.accumulated", everyItem(nullValue()))
                    .body("planned.paybackYear", equalTo(1))
                    .body("suppressed", is(true));
        }
    }

    @Test
    void grants_of_another_price_level_are_not_added() throws Exception {
        Map<String, Object> line = new LinkedHashMap<>(Map.of(
                "initiative", "worth-grants",
                "budgetAgreement", "Budget 2022",
                "standing", "GRANTED",
                "budgetItem", "IPS",
                "administration", "BIF",
                "sign", "EXPENSE"));
        line.putAll(Map.of("priceLevel", 2022, "year", 2022, "amount", 2750));
        Map<String, Object> other = new LinkedHashMap<>(line);
        other.putAll(Map.of("priceLevel", 2021, "year", 2023, "amount", 3000));
        ReportRequests.as(
                        "admin", Map.of("expectedVersion", 0, "lines", List.of(line, other), "statedTotals", List.of()))
                .put("/api/v1/grants/WORTH")
                .then()
                .statusCode(200);
        Map<String, Object> fromGrants = assumptions();
        fromGrants.put("costsFromGrants", true);
        fromGrants.put("costs", List.of());
        put("worth-grants", fromGrants, null)
                .statusCode(200)
                .body("planned.years.cost", contains(2750, 0, 0, 0))
                .body("otherPriceLevels.priceLevel", contains(2021))
                .body("otherPriceLevels.amount", contains(3000));
        assertThat(words("lead", "/grants/of/worth-grants/business-cases/note"))
                .contains("Ikke med: bevillinger for 2023 i prisniveauet for 2021: 3.000.");
    }

    @Test
    void every_number_says_how_it_is_computed() {
        put("worth", assumptions(), null);
        for (String side : List.of("planned", "realised")) {
            List<Map<String, Object>> years =
                    get("lead", "worth/note").extract().path(side + ".years");
            assertThat(years).hasSize(4).allSatisfy(year -> {
                Map<?, ?> how = (Map<?, ?>) year.get("how");
                for (String number : List.of("saved", "cost", "net", "accumulated")) {
                    assertThat(year.get(number)).as("%s %s", side, number).isNotNull();
                    assertThat(how.get(number))
                            .as("how %s %s came about", side, number)
                            .asString()
                            .isNotBlank();
                }
            });
        }
    }

    @Test
    void the_page_of_the_initiative_says_when_a_case_is_paid_back() throws Exception {
        put("worth", assumptions(), null);
        put("worth-few", assumptions(), null);
        assertThat(words("steering", "/rates/worth?measure=after-exit&from=2022-01-01&to=2022-12-31"))
                .contains("Business case 2022 (Budgetnotat). Planlagt: tilbagebetalt i år 1 (2022)."
                        + " Realiseret: tilbagebetalt i år 1 (2022).");
        assertThat(words("lead", "/rates/worth-few")).contains("Realiseret: ikke tilbagebetalt i perioden.");
        assertThat(words("steering", "/rates/worth-few"))
                .contains("Realiseret: ikke tilbagebetalt endnu, eller ikke opgjort.");
    }

    @Test
    void a_change_has_a_reason_and_a_version() {
        Map<String, Object> changed = assumptions();
        put("worth-bad", changed, 0).statusCode(200).body("version", equalTo(1));
        put("worth-bad", changed, 0).statusCode(200).body("version", equalTo(1));
        changed.put("lastingPerProjectYear", 400);
        put("worth-bad", changed, 0).statusCode(409).body("violations.field", contains("expectedVersion"));
        put("worth-bad", changed, 1)
                .statusCode(200)
                .body("version", equalTo(2))
                .body("history.because", contains("Budgetnotatet", "Budgetnotatet"));
        ReportRequests.as("admin", Map.of("assumptions", changed))
                .put(CASES + "worth-bad/note")
                .then()
                .statusCode(400)
                .body("violations.field", contains("because"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "priceLevel, 1900, priceLevel",
        "measure, '\"no-such\"', measure",
        "lastingPerProjectYear, -1, lastingPerProjectYear",
        "lastYear, 2022, lastYear",
        "projectYears, '[]', projectYears",
        "projectYears, '[{\"year\":2022,\"plannedSuccesses\":0,\"plannedSaved\":1}]', projectYears[0].plannedSuccesses",
        "costsFromGrants, true, costs",
        "costs, '[{\"label\":\"a\",\"year\":2030,\"amount\":1}]', costs[0].year",
        "stated, '[{\"where\":\"a\",\"about\":\"COST\",\"amount\":1}]', stated[0].year",
        "stated, '[{\"where\":\"a\",\"about\":\"SAVED_BY_SUCCESSES\",\"amount\":1}]', stated[0].successes"
    })
    void a_contradiction_is_refused_at_its_field(String field, String value, String fault) throws Exception {
        Map<String, Object> wrong = assumptions();
        wrong.put(field, new com.fasterxml.jackson.databind.ObjectMapper().readValue(value, Object.class));
        put("worth-bad", wrong, null).statusCode(422).body("violations.field", hasItem("assumptions." + fault));
    }

    @Test
    void the_page_shows_planned_beside_realised_with_the_calculation() throws Exception {
        put("worth", assumptions(), null);
        String page = words("steering", "/grants/of/worth/business-cases/note");
        assertThat(page)
                .contains("2022 28 −5.000 2.750 −2.250 −2.250 28 −5.000 2.750 −2.250 −2.250")
                .contains("Planlagt: tilbagebetalt i år 1 (2022).")
                .contains("−(28 × 5000 / 28 + 500)")
                .contains("25 % færre opfylder målepunktet × 3/4 −3.750")
                .contains("Teksten Omkostning 2024 2.500 0 2.500")
                .contains("14.000 14.285,7 −285,7");
        assertThat(words("lead", "/grants/of/worth/business-cases")).contains("Business case 2022");
    }

    @Test
    void a_file_has_the_same_assumptions_as_a_request() {
        String file = """
                kind;text;year;successes;amount
                NAME;Business case 2022;;;
                SOURCE;Budgetnotat;;;
                STATED_ON;2021-08-01;;;
                PRICE_LEVEL;;2022;;
                MEASURE;after-exit;;;
                LASTING_PER_PROJECT_YEAR;;;;500
                LAST_YEAR;;2025;;
                PROJECT_YEAR;;2022;28;5000
                PROJECT_YEAR;;2023;28;5000
                COST;Service;2022;;1000
                COST;Overførsler;2022;;1750
                COST;Service;2023;;1000
                COST;Overførsler;2023;;2500
                STATED_COST;Teksten;2024;;2500
                STATED_SAVED_BY_SUCCESSES;Teksten;;80;14000
                BECAUSE;Budgetnotatet;;;
                """;
        sendFile("worth-file", file)
                .statusCode(200)
                .body("version", equalTo(1))
                .body("planned.paybackYear", equalTo(1));
        put("worth-file", assumptions(), 0).statusCode(200).body("version", equalTo(1));
        sendFile("worth-file", file.replace("2023;28;5000", "2023;28;x"))
                .statusCode(400)
                .body("violations.field", contains("amount"))
                .body("violations.message", contains("line 10: is not a whole number"));
        sendFile("worth-file", file.replace("LAST_YEAR;;2025;;\n", ""))
                .statusCode(400)
                .body("violations.field", contains("assumptions.lastYear"));
        sendFile("worth-file", file.replace("PROJECT_YEAR;;2023", "PROJECT_YEAR;;2024"))
                .statusCode(422)
                .body("violations.field", contains("assumptions.projectYears[1].year"));
    }

    private static ValidatableResponse sendFile(String initiative, String file) {
        return ReportRequests.as("admin")
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(CASES + initiative + "/note/import")
                .then();
    }

    @Test
    void the_report_has_planned_beside_realised() throws Exception {
        put("worth", assumptions(), null);
        String draft = ReportRequests.opened("2024-H2", "worth");
        assertThat(ReportRequests.document("analyst", draft)
                        .getList("initiatives[0].businessCases[0].years.realised.net"))
                .containsExactly(-2250, -2000, -1000, -1000);
        assertThat(words("analyst", "/reports/" + draft))
                .contains("Indsats worth: Business case 2022, prisniveau 2022")
                .contains("2022 28 −5.000,0 2.750,0 −2.250,0 −2.250,0 28 −5.000,0 −2.250,0 −2.250,0");
        String few = ReportRequests.opened("2024-H2", "worth-few");
        put("worth-few", assumptions(), null);
        assertThat(words("analyst", "/reports/" + few))
                .contains("2022 28 −5.000,0 2.750,0 −2.250,0 −2.250,0 skjult skjult skjult skjult");
    }

    private static String words(String role, String path) throws Exception {
        return Browser.of(role).get(path).body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
