package dk.fodfaeste.reporting.comparisons;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons over HTTP, and the figures that carry them. The clock is at noon on 15 March 2025. */
@QuarkusTest
class ComparisonsTest {
    private static final String HALF = "/ANCHOR/2024-01-01/2024-06-30";
    private static final String OTHER_HALF = "/ANCHOR/2024-07-01/2024-12-31";

    @Inject
    Events events;

    /** In each initiative, 56 of 70 exits of the first half of 2024 succeed, and 3 of 3 of the second half. */
    @BeforeEach
    void publishFacts() {
        events.publishOnce(ComparisonsTest.class, ComparisonsTest::facts);
    }

    private static List<FactVersion> facts() {
        List<FactVersion> facts = new ArrayList<>();
        for (String code : List.of("compared", "compared-life", "compared-bad", "compared-report", "compared-other")) {
            facts.add(initiative(code, 1, RECORDED, oneMonthAfterExit("90")));
            facts.addAll(Exits.from(code).of(56, "2024-02-10", "EDUCATION"));
            facts.addAll(Exits.from(code).of(14, "2024-02-10", "UNEMPLOYED"));
            facts.addAll(Exits.from(code).of(3, "2024-09-10", "EDUCATION"));
        }
        return facts;
    }

    private static Map<String, Object> body() {
        return new HashMap<>(Map.of(
                "label",
                "Alle aktivitetsparate over 30",
                "successes",
                48,
                "denominator",
                80,
                "source",
                "jobindsats.dk",
                "lookedUpOn",
                "2025-03-01"));
    }

    private static ValidatableResponse put(String initiative, String window, Map<String, Object> body) {
        return given().auth()
                .oauth2(TestStack.token("analyst"))
                .contentType("application/json")
                .body(body)
                .put(address(initiative, window))
                .then();
    }

    private static String address(String initiative, String window) {
        return "/api/v1/comparisons/" + initiative + "/after-exit" + window;
    }

    private static ValidatableResponse withdraw(String initiative, Map<String, ?> body) {
        return given().auth()
                .oauth2(TestStack.token("analyst"))
                .contentType("application/json")
                .body(body)
                .post(address(initiative, HALF) + "/withdrawal")
                .then();
    }

    private static ValidatableResponse figure(String role, String initiative, String query) {
        return given().auth()
                .oauth2(TestStack.token(role))
                .get("/api/v1/rates/" + initiative + query)
                .then()
                .statusCode(200);
    }

    @Test
    void the_figure_of_exactly_that_window_carries_it() {
        put("compared", HALF, body()).statusCode(200).body("percent", equalTo(60.0f));
        String half = "?from=2024-01-01&to=2024-06-30";
        for (String role : List.of("lead", "steering")) {
            figure(role, "compared", half)
                    .body("comparison.label", equalTo("Alle aktivitetsparate over 30"))
                    .body("comparison.successes", equalTo(48))
                    .body("comparison.denominator", equalTo(80))
                    .body("comparison.source", equalTo("jobindsats.dk"))
                    .body("comparison.lookedUpOn", equalTo("2025-03-01"))
                    .body("comparison.percent", equalTo(60.0f))
                    .body("comparison.difference", equalTo(20.0f))
                    .body("comparison.differenceInterval.low", equalTo(5.2f))
                    .body("comparison.differenceInterval.high", equalTo(33.4f))
                    .body("target.reached", is(false));
        }
        figure("lead", "compared", "?from=2024-01-01&to=2024-06-29").body("$", not(hasKey("comparison")));
        figure("lead", "compared", half + "&basis=FOLLOW_UP").body("$", not(hasKey("comparison")));
        figure("lead", "compared-other", half).body("$", not(hasKey("comparison")));
        figure("lead", "compared", half + "&knownAt=2025-03-14T00:00:00Z").body("$", not(hasKey("comparison")));
        figure("lead", "compared", "/rolling?from=2024-06-30&to=2024-06-30&months=6")
                .body("items.comparison.difference", contains(20.0f));
    }

    @Test
    void it_is_hidden_with_its_figure_and_has_no_difference_without_a_rate() {
        put("compared-other", OTHER_HALF, body()).statusCode(200);
        put("compared-other", "/ANCHOR/2023-01-01/2023-06-30", body()).statusCode(200);
        String half = "?from=2024-07-01&to=2024-12-31";
        figure("lead", "compared-other", half).body("comparison.difference", equalTo(40.0f));
        figure("steering", "compared-other", half).body("suppressed", is(true)).body("$", not(hasKey("comparison")));
        figure("steering", "compared-other", "?from=2023-01-01&to=2023-06-30")
                .body("denominator", equalTo(0))
                .body("comparison.percent", equalTo(60.0f))
                .body("comparison.difference", nullValue())
                .body("comparison.differenceInterval", nullValue());
    }

    @Test
    void every_version_is_kept_and_a_withdrawn_one_is_shown_beside_no_figure() {
        Map<String, Object> first = body();
        first.put("expectedVersion", 0);
        put("compared-life", HALF, first).statusCode(200).body("version", equalTo(1));
        put("compared-life", HALF, first).statusCode(200).body("version", equalTo(1));
        Map<String, Object> second = body();
        second.put("successes", 40);
        second.put("expectedVersion", 0);
        put("compared-life", HALF, second).statusCode(409).body("violations.field", contains("expectedVersion"));
        second.put("expectedVersion", 1);
        put("compared-life", HALF, second)
                .statusCode(200)
                .body("version", equalTo(2))
                .body("successes", equalTo(40))
                .body("withdrawn", is(false))
                .body("history.successes", contains(40, 48))
                .body("history.recordedBy", hasSize(2));
        withdraw("compared-life", Map.of("expectedVersion", 1)).statusCode(409);
        withdraw("compared-life", Map.of("because", "Forkert gruppe", "expectedVersion", 2))
                .statusCode(200)
                .body("withdrawn", is(true))
                .body("history[0].because", equalTo("Forkert gruppe"));
        withdraw("compared-life", Map.of()).statusCode(200).body("version", equalTo(3));
        figure("lead", "compared-life", "?from=2024-01-01&to=2024-06-30").body("$", not(hasKey("comparison")));
        put("compared-life", HALF, body()).statusCode(200).body("version", equalTo(4));
        figure("lead", "compared-life", "?from=2024-01-01&to=2024-06-30").body("comparison.successes", equalTo(48));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "label, null, 400",
                "label, ' ', 400",
                "label, borgeren 070160-1234, 400",
                "source, null, 400",
                "source, sag om 0701601234, 400",
                "successes, null, 400",
                "successes, -1, 422",
                "successes, 81, 422",
                "denominator, null, 400",
                "denominator, 0, 422",
                "denominator, 100000001, 422",
                "lookedUpOn, null, 400",
                "lookedUpOn, 2025-02-30, 400",
                "lookedUpOn, 2025-03-16, 422",
                "verdict, x, 400"
            })
    void a_bad_field_is_refused_by_name(String field, String value, int status) {
        Map<String, Object> body = body();
        body.put(field, value != null && value.matches("-?[0-9]{1,9}") ? Integer.valueOf(value) : value);
        put("compared-bad", HALF, body).statusCode(status).body("violations.field", contains(field));
    }

    @ParameterizedTest(name = "{0} names {1}")
    @CsvSource({
        "/SIDEWAYS/2024-01-01/2024-06-30, basis, 400",
        "/ANCHOR/2024-01-32/2024-06-30, from, 400",
        "/ANCHOR/2024-01-01/june, to, 400",
        "/ANCHOR/2024-07-01/2024-06-30, from, 422"
    })
    void a_window_that_is_none_is_refused(String window, String field, int status) {
        put("compared-bad", window, body()).statusCode(status).body("violations.field", contains(field));
    }

    @Test
    void several_broken_rules_are_named_together() {
        Map<String, Object> body = body();
        body.putAll(Map.of("successes", 81, "lookedUpOn", "2025-04-01"));
        put("compared-bad", HALF, body)
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("successes", "lookedUpOn"));
        withdraw("compared-bad", Map.of("because", "070160-1234"))
                .statusCode(400)
                .body("violations.field", contains("because"));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        withdraw("compared-bad", Map.of()).statusCode(404);
        put("compared-missing", HALF, body()).statusCode(404);
        given().auth()
                .oauth2(TestStack.token("analyst"))
                .contentType("application/json")
                .body(body())
                .put("/api/v1/comparisons/compared/other-measure" + HALF)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestStack.token("analyst"))
                .get(address("compared-bad", HALF))
                .then()
                .statusCode(404);
    }

    @Test
    void a_report_has_the_comparisons_of_its_figures() {
        put("compared-report", HALF, body()).statusCode(200);
        put("compared-report", OTHER_HALF, body()).statusCode(200);
        String draft = ReportRequests.opened("2024-H2", "compared-report");
        JsonPath measure = ReportRequests.document("analyst", draft);
        assertThat(measure.getString("initiatives[0].measures[0].halfYear.figure.comparison"))
                .as("hidden with the figure")
                .isNull();
        assertThat(measure.getFloat("initiatives[0].measures[0].halfYears[0].figure.comparison.difference"))
                .isEqualTo(20.0f);
    }
}
