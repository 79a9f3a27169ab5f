package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.report.ReportRequests;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of a business case, whose years, costs and stated figures are tables of inputs. */
@QuarkusTest
class BusinessCaseFormTest {
    private static final String FORM = "/grants/of/worth-form/business-case-form";

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(
                BusinessCaseFormTest.class,
                () -> List.of(initiative("worth-form", 1, RECORDED, oneMonthAfterExit("20"))));
    }

    /** Two project years with an empty row between them, a cost and two stated figures. */
    private static Map<String, String> filled(String code) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "expectedVersion", "0",
                "code", code,
                "name", "Fra siden",
                "source", "Notat",
                "statedOn", "2021-08-01",
                "priceLevel", "2022",
                "measure", "after-exit",
                "lastYear", "2025",
                "costsFromGrants", "entered",
                "because", "Notatet"));
        fields.put("lastingPerProjectYear", "500");
        row(fields, "projectYears-0-", "year", "2022", "plannedSuccesses", "28", "plannedSaved", "5000");
        row(fields, "projectYears-1-", "year", "", "plannedSuccesses", " ", "plannedSaved", "");
        row(fields, "projectYears-2-", "year", "2023", "plannedSuccesses", "30", "plannedSaved", "5000");
        row(fields, "costs-0-", "label", "Service", "year", "2022", "amount", "1000");
        row(fields, "stated-0-", "where", "Side 2", "about", "COST", "year", "2024", "amount", "2500");
        row(fields, "stated-1-", "where", "Side 3", "about", "SAVED", "year", "2023", "amount", "−5500");
        return fields;
    }

    private static void row(Map<String, String> fields, String row, String... cells) {
        for (int i = 0; i < cells.length; i += 2) {
            fields.put(row + cells[i], cells[i + 1]);
        }
    }

    private static HttpResponse<String> send(Map<String, String> fields) throws IOException, InterruptedException {
        List<String> flat = new ArrayList<>();
        fields.forEach((name, value) -> flat.addAll(List.of(name, value)));
        return Browser.of("admin").fillIn(FORM, FORM, flat.toArray(String[]::new));
    }

    private static String fault(String page, String field) {
        return Pattern.compile("id=\"" + field + "-fault\"><span class=\"sr-only\">[^<]*</span>([^<]*)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    @Test
    void rows_are_saved_without_the_empty_ones_and_shown_again_with_empty_rows_after_them() throws Exception {
        assertThat(send(filled("rows")).body()).contains("Business casen er gemt.");
        ReportRequests.as("lead")
                .get("/api/v1/business-cases/worth-form/rows")
                .then()
                .body("assumptions.projectYears.year", contains(2022, 2023))
                .body("assumptions.costs.label", contains("Service"))
                .body("assumptions.stated.amount", contains(2500, -5500))
                .body("assumptions.lastingPerProjectYear", equalTo(500));
        assertThat(Browser.of("admin").get(FORM + "?code=rows").body())
                .containsPattern("name=\"projectYears-1-plannedSuccesses\" value=\"30\"")
                .containsPattern("name=\"projectYears-4-year\" value=\"\"")
                .doesNotContain("projectYears-5-year")
                .containsPattern("value=\"SAVED\" selected")
                .containsPattern("name=\"stated-1-amount\" value=\"-5500\"")
                .containsPattern("type=\"hidden\" name=\"code\" value=\"rows\"");
    }

    @Test
    void every_fault_is_at_the_field_of_its_row() throws Exception {
        Map<String, String> unreadable = filled("faults");
        row(unreadable, "projectYears-2-", "plannedSaved", "5.000");
        row(unreadable, "costs-0-", "amount", "tusind");
        row(unreadable, "stated-0-", "about", "OTHER");
        unreadable.put("priceLevel", "i år");
        String page = send(unreadable).body();
        for (String field : List.of("projectYears-2-plannedSaved", "costs-0-amount", "priceLevel")) {
            assertThat(fault(page, field)).as(field).isEqualTo("er ikke et helt tal");
        }
        assertThat(fault(page, "stated-0-about")).isEqualTo("er ikke en af valgmulighederne");
        assertThat(page).contains("aria-describedby=\"costs-0-amount-fault\" aria-invalid=\"true\"");

        Map<String, String> incomplete = filled("faults");
        row(incomplete, "projectYears-2-", "plannedSuccesses", "");
        row(incomplete, "costs-0-", "label", "");
        page = send(incomplete).body();
        assertThat(fault(page, "projectYears-2-plannedSuccesses")).isEqualTo("skal udfyldes");
        assertThat(fault(page, "costs-0-label")).isEqualTo("skal udfyldes");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "projectYears-2-year, 2024, skal være året efter det foregående",
        "projectYears-0-plannedSuccesses, 0, skal ligge mellem 1 og 1000000",
        "costs-0-year, 2031, skal ligge mellem 2022 og 2025",
        "stated-0-successes, 80, skal være tomt for dette tal",
        "stated-0-year, '', skal udfyldes"
    })
    void a_broken_rule_is_at_the_field_of_its_row(String field, String value, String fault) throws Exception {
        Map<String, String> fields = filled("broken");
        fields.put(field, value);
        HttpResponse<String> refused = send(fields);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(fault(refused.body(), field)).isEqualTo(fault);
    }

    @Test
    void a_fault_of_a_whole_table_is_above_it() throws Exception {
        Map<String, String> fields = filled("tables");
        fields.put("costsFromGrants", "grants");
        fields.keySet().removeIf(name -> name.startsWith("projectYears-"));
        String page = send(fields).body();
        assertThat(fault(page, "projectYears")).isEqualTo("udfyld mindst 1 og højst 50 rækker");
        assertThat(fault(page, "costs")).isEqualTo("skal være tomme, når omkostningerne er bevillingerne");
        assertThat(page).contains("<fieldset class=\"form-group form-error\" aria-describedby=\"costs-fault\">");
    }

    @Test
    void more_rows_can_be_asked_for_again_and_again_without_a_script() throws Exception {
        Map<String, String> fields = filled("more");
        row(fields, "", "addRows", "costs", "costs-rows", "4", "stated-rows", "5", "priceLevel", "x");
        HttpResponse<String> answer = send(fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("name=\"costs-6-amount\"", "name=\"costs-rows\" value=\"7\"", "value=\"Service\"")
                .doesNotContain("name=\"costs-7-amount\"", "name=\"stated-5-amount\"", "form-error-message")
                .containsPattern("<input [^>]*id=\"costs-1-label\"[^>]* autofocus>");
        fields.put("costs-rows", "7");
        assertThat(send(fields).body()).contains("name=\"costs-9-amount\"").doesNotContain("name=\"costs-10-amount\"");
        fields.put("costs-rows", "198");
        assertThat(send(fields).body())
                .contains("name=\"costs-199-amount\"")
                .doesNotContain("name=\"costs-200-amount\"");
        fields.put("costs-rows", "-1");
        assertThat(send(fields).statusCode()).isEqualTo(200);
        ReportRequests.as("lead")
                .get("/api/v1/business-cases/worth-form/more")
                .then()
                .statusCode(404);
    }

    @Test
    void only_an_administrator_has_the_form() throws Exception {
        assertThat(Browser.of("lead").get(FORM).statusCode()).isEqualTo(403);
        assertThat(Browser.of("admin").get(FORM + "?code=none").statusCode()).isEqualTo(404);
    }
}
