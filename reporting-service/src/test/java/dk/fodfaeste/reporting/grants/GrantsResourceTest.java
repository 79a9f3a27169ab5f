package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.reporting.grants.GrantFixtures.as;
import static dk.fodfaeste.reporting.grants.GrantFixtures.document;
import static dk.fodfaeste.reporting.grants.GrantFixtures.initiativeWithCode;
import static dk.fodfaeste.reporting.grants.GrantFixtures.line;
import static dk.fodfaeste.reporting.grants.GrantFixtures.put;
import static dk.fodfaeste.reporting.grants.GrantFixtures.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grants over the HTTP interface. */
@QuarkusTest
class GrantsResourceTest {
    private static final String HEADER =
            "kind;initiative;budgetAgreement;document;standing;scenario;budgetItem;administration;priceLevel;sign;year;amount;where\n";
    private static boolean published;

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        if (!published) {
            published = true;
            events.publish(List.of(initiativeWithCode("money"), initiativeWithCode("money-too")));
        }
    }

    private static ValidatableResponse importing(String csv, boolean dryRun) {
        return as("admin")
                .contentType("text/csv")
                .body(csv)
                .post("/api/v1/grants/import?dryRun=" + dryRun)
                .then();
    }

    private static ValidatableResponse shown(String name) {
        return as("lead")
                .get("/api/v1/grants?initiative=money&limit=500")
                .then()
                .body("items.document", hasItem(name))
                .rootPath("items.find { it.document == '" + name + "' }");
    }

    @Test
    void a_document_is_replaced_as_a_whole_and_gets_a_new_version() {
        Map<String, Object> first = document(0, line("money", "IPS", 2024, 1874), line("money", "SOF", 2024, 630));
        first.put("statedTotals", List.of(stated("money", 2024, 2500)));
        put("R 1", first)
                .then()
                .statusCode(200)
                .body("document", equalTo("R 1"))
                .body("version", equalTo(1))
                .body("lines.amount", contains(1874, 630))
                .body("lines[0].document", equalTo("R 1"))
                .body("lines[0].scenario", nullValue())
                .body("statedTotals[0].amount", equalTo(2500));

        put("R 1", document(1, line("money", "IPS", 2024, 1900)))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("lines", hasSize(1))
                .body("statedTotals", empty());
        shown("R 1").body("version", equalTo(2)).body("lines.amount", contains(1900));
        put("R 1", document(2))
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("lines", empty());
    }

    @Test
    void a_stale_version_is_refused_and_a_repetition_changes_nothing() {
        Map<String, Object> body = document(0, line("money", "IPS", 2020, 5), line("money", "IPS", 2021, 5));
        put("R2", body).then().statusCode(200).body("version", equalTo(1));
        put("R2", body).then().statusCode(200).body("version", equalTo(1));
        put("R2", document(0, line("money", "IPS", 2021, 5), line("money", "IPS", 2020, 5)))
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        put("R2", document(0, line("money", "IPS", 2020, 6)))
                .then()
                .statusCode(409)
                .body("violations.field", contains("expectedVersion"));
    }

    @ParameterizedTest
    @CsvSource({
        "initiative, no-such-one, 422",
        "priceLevel, 1989, 422",
        "year, 2101, 422",
        "amount, -1, 422",
        "amount, 10000001, 422",
        "amount, 1.5, 400",
        "standing, PERHAPS, 400",
        "sign, , 400",
        "budgetItem, ' ', 400",
        "fullTimeEquivalents, 0, 422",
        "fullTimeEquivalents, 1000.01, 422",
        "fullTimeEquivalents, 0.125, 422",
        "fullTimeEquivalents, many, 400"
    })
    void each_invalid_field_of_a_line_is_named(String field, String value, int status) {
        Map<String, Object> line = line("money", "IPS", 2024, 1);
        line.put(
                field,
                value == null ? null : value.matches("-?[0-9.]+") ? (Number) new java.math.BigDecimal(value) : value);
        put("R3", document(0, line)).then().statusCode(status).body("violations.field", contains("lines[0]." + field));
    }

    @Test
    void lines_are_unique_and_a_grant_is_entered_in_one_document() {
        put("R4", document(0, line("money-too", "IPS", 2023, 1), line("money-too", "IPS", 2023, 2)))
                .then()
                .statusCode(422)
                .body("violations.field", contains("lines[1].amount"));
        put("R4", document(0, line("money-too", "IPS", 2023, 1))).then().statusCode(200);
        put("R5", document(0, line("money-too", "Andet", 2023, 7)))
                .then()
                .statusCode(422)
                .body("violations.field", contains("lines[0].budgetAgreement"))
                .body(
                        "violations.message",
                        contains("has money for this year in R4 already, and money is entered once"));
        Map<String, Object> applied = line("money-too", "Andet", 2023, 7);
        applied.put("standing", "APPLIED_FOR");
        put("R5", document(0, applied, line("money-too", "Andet", 2022, 7)))
                .then()
                .statusCode(200);
    }

    @Test
    void a_document_has_at_most_two_thousand_lines() {
        @SuppressWarnings("unchecked")
        Map<String, Object>[] lines = IntStream.rangeClosed(0, 2000)
                .mapToObj(i -> line("money", "IPS " + i, 2000, 1))
                .toArray(Map[]::new);
        put("R10", document(0, lines)).then().statusCode(422).body("violations.field", contains("lines"));
    }

    @Test
    void a_file_adds_lines_and_a_second_import_changes_nothing() {
        String file = HEADER + "LINE;money;Budget 2026;R6;APPLIED_FOR;Scenarie 1;IPS;BIF;2026;EXPENSE;2026;1887;\n"
                + ";money;Budget 2026;R6;APPLIED_FOR;Scenarie 1;IPS;BIF;2026;EXPENSE;2027;1887;\n"
                + "STATED_TOTAL;;Budget 2026;R6;;Scenarie 1;;;;;2026;2257;I alt\n"
                + "STATED_TOTAL;money;Budget 2026;R6;;Scenarie 1;;;;;;3774;I alt\n";
        importing(file, true).statusCode(200).body("accepted", equalTo(4)).body("unchanged", equalTo(0));
        as("lead")
                .get("/api/v1/grants?initiative=money&limit=500")
                .then()
                .body("items.findAll { it.document == 'R6' }", empty());
        importing(file, false).statusCode(200).body("accepted", equalTo(4)).body("rejected", empty());
        importing(file, false).statusCode(200).body("accepted", equalTo(0)).body("unchanged", equalTo(4));
        shown("R6")
                .body("version", equalTo(1))
                .body("lines", hasSize(2))
                .body("statedTotals.amount", contains(2257, 3774));

        Map<String, Object> corrected = line("money", "IPS", 2026, 1900);
        corrected.putAll(Map.of("budgetAgreement", "Budget 2026", "standing", "APPLIED_FOR", "priceLevel", 2026));
        put("R6", document(1, corrected)).then().statusCode(200);
        importing(file, false).body("unchanged", equalTo(4)).body("accepted", equalTo(0));
        shown("R6").body("lines.amount", contains(1900));
    }

    @Test
    void each_rejected_line_of_a_file_is_reported() {
        put("R7", document(0, line("money", "IPS", 2019, 10))).then().statusCode(200);
        String start = "LINE;money;Budget 2022;R7;GRANTED;;IPS;BIF;";
        importing(
                        HEADER.replace("administration", "administration;committee;grantNumber")
                                + start + "BIU;35.10;2022;EXPENSE;2019;11;\n"
                                + start + "BIU;35.10;2022;EXPENSE;2018;1.887;\n"
                                + start + "BIU;35.10;2022;EXPENSE;18;7;\n"
                                + start + "BIU;35.10;2022;EXTRA;2018;7;\n"
                                + start.replace("money", "nothing") + "BIU;35.10;2022;EXPENSE;2018;7;\n"
                                + start.replace("R7", "") + "BIU;35.10;2022;EXPENSE;2018;7;\n"
                                + start + "BIU;35.10;2022;EXPENSE;2017;7;\n"
                                + "STATED_TOTAL;money;Budget 2022;R7;;;;;;;;;2019;11;\n",
                        false)
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected.line", contains(2, 3, 4, 5, 6, 7, 9))
                .body("rejected.field", contains("amount", "amount", "year", "sign", "initiative", "document", "where"))
                .body("rejected[0].problem", equalTo("differs from what is recorded"));
        importing("initiative;amount\nmoney;1\n", false)
                .statusCode(400)
                .body("violations.field", hasItems("document", "standing", "year"));
        importing(HEADER, false).statusCode(200).body("accepted", equalTo(0));
    }

    @Test
    void a_note_has_staff_and_details_and_a_parallel_note_is_known_to_both() {
        Map<String, Object> withStaff = line("money", "IPS", 1995, 1);
        withStaff.put("fullTimeEquivalents", 0.50);
        Map<String, Object> first = document(0, withStaff);
        first.put(
                "note",
                Map.of(
                        "districts", List.of("Valby", "Sydhavnen"),
                        "address", "Borgergade 1",
                        "categories", List.of("EXPIRING_GRANT", "NEED_TO"),
                        "parallelTo", List.of("N2", "N3")));
        put("N1", first)
                .then()
                .statusCode(200)
                .body("lines[0].fullTimeEquivalents", equalTo(0.5f))
                .body("note.districts", contains("Sydhavnen", "Valby"))
                .body("note.categories", contains("NEED_TO", "EXPIRING_GRANT"));
        put("N1", first).then().statusCode(200).body("version", equalTo(1));
        put("N2", document(0, line("money-too", "IPS", 1995, 1))).then().statusCode(200);
        GrantFixtures.economy("lead", "money-too", "2024-01-01", "2024-12-31")
                .then()
                .rootPath("notes.find { it.document == 'N2' }")
                .body("parallelTo.document", contains("N1"))
                .body("parallelTo.initiatives.flatten()", contains("money"));
        GrantFixtures.economy("lead", "money", "2024-01-01", "2024-12-31")
                .then()
                .body(
                        "notes.find { it.document == 'N1' }.parallelTo.initiatives",
                        contains(List.of("money-too"), List.of()))
                .body("tables.find { it.document == 'N1' }.rows[0].fullTimeEquivalents['1995']", equalTo(0.5f));
        Map<String, Object> itself = document(0, line("money", "IPS", 1996, 1));
        itself.put("note", Map.of("parallelTo", List.of("N4")));
        put("N4", itself).then().statusCode(422).body("violations.field", contains("parallelTo"));
    }

    @Test
    void an_import_adds_staff_and_details_where_none_are_recorded() {
        String header =
                "kind;initiative;budgetAgreement;document;standing;budgetItem;administration;priceLevel;sign;year;amount;fullTimeEquivalents;districts;categories\n";
        String line = "LINE;money;Budget 1997;F1;GRANTED;IPS;BIF;1997;EXPENSE;1997;7;";
        importing(header + line + ";;\n", false).body("accepted", equalTo(1));
        String added = header + line + "3;;\nNOTE;;;F1;;;;;;;;;Valby|Sydhavnen;NEED_TO\n";
        importing(added, false).body("accepted", equalTo(2)).body("rejected", empty());
        importing(added, false).body("unchanged", equalTo(2));
        importing(header + line + ";;\n", false).body("unchanged", equalTo(1));
        shown("F1")
                .body("lines.fullTimeEquivalents", contains(3))
                .body("note.districts", contains("Sydhavnen", "Valby"));
        importing(
                        header + line + "4;;\nNOTE;;;F1;;;;;;;;;Valby;\nNOTE;;;F2;;;;;;;;;;PERHAPS\n"
                                + "LINE;money;Budget 1997;F2;GRANTED;IPS;BIF;1997;INCOME;1998;7;1;;\n",
                        false)
                .body("rejected.field", contains("amount", "document", "categories", "fullTimeEquivalents"));
    }

    @Test
    void grants_of_an_initiative_out_of_scope_are_not_found() {
        put("R8", document(0, line("money", "IPS", 2011, 1), line("money-too", "IPS", 2011, 2)))
                .then()
                .statusCode(200);
        assertThat(as("lead", "money")
                        .get("/api/v1/grants?limit=500")
                        .jsonPath()
                        .getList("items.lines.flatten().initiative", String.class))
                .contains("money")
                .doesNotContain("money-too");
        as("lead", "money").get("/api/v1/grants?initiative=money-too").then().statusCode(404);
        as("lead", "money")
                .get("/api/v1/grants/economy?initiative=money-too&from=2024-01-01&to=2024-12-31")
                .then()
                .statusCode(404);
        as("admin", "money")
                .contentType("application/json")
                .body(document(1, line("money", "IPS", 2011, 1)))
                .put("/api/v1/grants/R8")
                .then()
                .statusCode(404);
        as("admin", "money")
                .contentType("text/csv")
                .body(HEADER + "LINE;money-too;Budget 2022;R9;GRANTED;;IPS;BIF;2026;EXPENSE;2012;7;\n")
                .post("/api/v1/grants/import")
                .then()
                .body("rejected.problem", contains("there is no such initiative"));
        as("lead")
                .get("/api/v1/grants?initiative=money-too&limit=500")
                .then()
                .body("items.lines.flatten().initiative.unique()", contains("money-too"));
    }

    @Test
    void documents_are_paged() {
        put("S1", document(0, line("money", "IPS", 2001, 1))).then().statusCode(200);
        put("S2", document(0, line("money", "IPS", 2002, 1))).then().statusCode(200);
        as("lead")
                .get("/api/v1/grants?initiative=money&limit=1&after=R9999")
                .then()
                .body("items.document", contains("S1"))
                .body("next", equalTo("S1"));
        as("lead")
                .get("/api/v1/grants?initiative=money&limit=1&after=S1")
                .then()
                .body("items.document", contains("S2"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-04-01, 2024-09-30, 422, from",
        "2024-01-01, 2023-12-31, 422, from",
        "2024-01-01, , 400, to",
        "x, 2024-12-31, 400, from"
    })
    void costs_are_available_for_half_years_and_calendar_years_only(String from, String to, int status, String field) {
        GrantFixtures.economy("lead", "money", from, to == null ? "" : to)
                .then()
                .statusCode(status)
                .body("violations.field", contains(field));
    }
}
