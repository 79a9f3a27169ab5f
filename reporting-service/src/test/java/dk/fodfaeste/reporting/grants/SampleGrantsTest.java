package dk.fodfaeste.reporting.grants;

import static dk.fodfaeste.reporting.grants.GrantFixtures.as;
import static dk.fodfaeste.reporting.grants.GrantFixtures.economy;
import static dk.fodfaeste.reporting.grants.GrantFixtures.initiativeWithCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The grants of the sample data, which are those of the budget notes: the tables have the sums of the notes, and where a note contradicts itself,
 * both numbers are shown. The test uses its own initiative codes, because other tests use those of the sample.
 */
@QuarkusTest
class SampleGrantsTest {
    private static final List<String> CODES =
            List.of("ips-sydhavnen", "ips-rusmiddel", "veteran-coordination", "holistic-health", "ips-psykiatri");
    private static boolean published;

    @Inject
    Events events;

    @BeforeEach
    void importSample() throws IOException {
        if (published) {
            return;
        }
        published = true;
        events.publish(
                CODES.stream().map(code -> initiativeWithCode("note-" + code)).toList());
        String file;
        try (InputStream sample = SampleGrantsTest.class.getResourceAsStream("/sample/grants.csv")) {
            file = new String(sample.readAllBytes(), StandardCharsets.UTF_8);
        }
        for (String code : CODES) {
            file = file.replace(";" + code + ";", ";note-" + code + ";");
        }
        as("admin")
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/grants/import")
                .then()
                .statusCode(200)
                .body("rejected", empty())
                .body("accepted", equalTo((int) file.lines().count() - 1));
    }

    private static JsonPath of(String code) {
        return economy("lead", "note-" + code, "2024-01-01", "2024-12-31")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @ParameterizedTest(name = "{1} {2} {3} of {0}: {4} in {5}, {6} in all")
    @CsvSource(
            nullValues = "-",
            value = {
                "ips-sydhavnen, BC24, Budget 2019, -, 2400, 2020, 6700",
                "ips-sydhavnen, BI14, Budget 2019, -, 1900, 2019, 6700",
                "ips-sydhavnen, BI14, Budget 2022, -, 2504, 2025, 10016",
                "ips-sydhavnen, BI11, Budget 2022, -, 2504, 2022, 10016",
                "ips-sydhavnen, BI11, Budget 2026, Scenarie 1, 2257, 2026, 9028",
                "ips-sydhavnen, BI11, Budget 2026, Scenarie 2, 2626, 2029, 10504",
                "ips-rusmiddel, BI10, Budget 2026, -, 7881, 2028, 31524",
                "ips-rusmiddel, BI10, Budget 2018, -, 4854, 2021, 19416",
                "veteran-coordination, BI10, Budget 2026, -, 1645, 2026, 6580",
                "holistic-health, BI10, Budget 2026, -, 1372, 2026, 1372",
                "holistic-health, BI10, Budget 2022, -, 4130, 2024, 16520",
                "ips-psykiatri, Business case, Budget 2017, -, -2250, 2017, -6250",
                "ips-psykiatri, Business case, Budget 2017, -, -2000, 2018, -6250",
                "ips-psykiatri, Business case, Budget 2017, -, -1000, 2020, -6250"
            })
    void the_tables_have_the_sums_of_the_notes(
            String code, String document, String agreement, String scenario, int amount, String year, int total) {
        String table = "tables.find { it.document == '%s' && it.budgetAgreement == '%s' && it.scenario == %s }.sums"
                .formatted(document, agreement, scenario == null ? "null" : "'" + scenario + "'");
        JsonPath economy = of(code);
        assertThat(economy.getInt(table + ".byYear['" + year + "']")).isEqualTo(amount);
        assertThat(economy.getInt(table + ".total")).isEqualTo(total);
    }

    @Test
    void the_notes_state_their_staff_and_the_note_that_is_applied_for_in_parallel() throws Exception {
        String scenario =
                "tables.find { it.document == 'BI11' && it.scenario == 'Scenarie %d' }.rows.fullTimeEquivalents['2026']";
        JsonPath economy = of("ips-sydhavnen");
        assertThat(economy.getList(scenario.formatted(1), Float.class)).containsExactly(3f, 0.5f);
        assertThat(economy.getList(scenario.formatted(2), Float.class)).containsExactly(3f, 1f);
        assertThat(economy.getString("notes.find { it.document == 'BI11' }.parallelTo.document"))
                .isEqualTo("[BI10]");
        assertThat(Browser.of("steering").get("/grants/of/note-ips-sydhavnen").body())
                .contains("Søges parallelt med", "#document-BI10", "Bevillingsudløb", "Årsværk");
    }

    @ParameterizedTest(name = "{0}, {1}: {2} stated, {3} computed")
    @CsvSource(
            nullValues = "-",
            value = {
                "ips-sydhavnen, 2026, 2500, 2626",
                "ips-sydhavnen, 2026, 2600, 2626",
                "ips-sydhavnen, 2025, 2626, 0",
                "ips-sydhavnen, 2019, 2500, 1900",
                "ips-sydhavnen, 2020, 2500, 2400",
                "ips-sydhavnen, 2021, 2500, 2400",
                "veteran-coordination, 2026, 1573, 1645",
                "holistic-health, 2025, 1400, 0",
                "ips-rusmiddel, 2026, 10269, 10898",
                "veteran-coordination, 2027, 9454, 9526",
                "holistic-health, -, 38847, 39476",
                "ips-psykiatri, 2019, 2500, 0",
                "ips-psykiatri, 2020, 2500, 0"
            })
    void a_note_that_contradicts_itself_is_shown_with_both_numbers(
            String code, Integer year, int stated, int computed) {
        JsonPath economy = of(code);
        String found = "differences.findAll { it.stated.year == %s && it.stated.amount == %d }".formatted(year, stated);
        assertThat(economy.getList(found + ".computed", Integer.class)).containsExactly(computed);
        assertThat(economy.getList(found + ".difference", Integer.class)).containsExactly(stated - computed);
    }

    @Test
    void there_are_no_other_differences() {
        assertThat(CODES.stream().flatMap(code -> differences(code)).distinct())
                .containsExactlyInAnyOrder(2500, 2600, 2626, 1573, 1400, 10269, 9454, 38847)
                .doesNotContain(9526, 1645, 9028, 10504, 31524);
    }

    private static Stream<Integer> differences(String code) {
        return of(code).getList("differences.stated.amount", Integer.class).stream();
    }

    @Test
    void the_grants_of_budget_2019_are_possible_duplicates() {
        assertThat(alsoUnder("ips-sydhavnen", "note-ips-sydhavnen", "note-ips-rusmiddel"))
                .containsExactly(
                        new PossibleDuplicateGrant("Budget 2019", 2019, 1900, "note-ips-rusmiddel", "BI10", 1900),
                        new PossibleDuplicateGrant("Budget 2019", 2020, 2400, "note-ips-rusmiddel", "BI10", 1900),
                        new PossibleDuplicateGrant("Budget 2019", 2021, 2400, "note-ips-rusmiddel", "BI10", 1900));
        assertThat(alsoUnder("ips-rusmiddel", "note-ips-sydhavnen", "note-ips-rusmiddel"))
                .containsExactly(
                        new PossibleDuplicateGrant("Budget 2019", 2019, 1900, "note-ips-sydhavnen", "BI14", 1900),
                        new PossibleDuplicateGrant("Budget 2019", 2020, 1900, "note-ips-sydhavnen", "BI14", 2400),
                        new PossibleDuplicateGrant("Budget 2019", 2021, 1900, "note-ips-sydhavnen", "BI14", 2400));
        assertThat(alsoUnder("ips-rusmiddel", "note-ips-rusmiddel"))
                .as("who does not reach the other")
                .isEmpty();
        assertThat(alsoUnder(
                        "holistic-health",
                        CODES.stream().map(code -> "note-" + code).toArray(String[]::new)))
                .as("of an agreement that gave each something else")
                .isEmpty();
    }

    @Test
    void a_part_that_a_note_dates_in_two_ways_is_named_in_the_budget_item() {
        assertThat(of("ips-sydhavnen").getString("tables.find { it.document == 'BC24' }.rows[0].budgetItem"))
                .isEqualTo("IPS i Sydhavnen (SOF's del er ét sted dateret 2019-2020, ellers 2019-2021)");
    }

    @Test
    void the_page_has_both_amounts_if_they_differ() throws Exception {
        String page = Browser.of("lead").get("/grants/of/note-ips-sydhavnen").body();
        assertThat(page)
                .contains("De 1.900 fra Budget 2019 i 2019 står også under Indsats note-ips-rusmiddel (BI10).")
                .contains(
                        "For 2020 står der 2.400 fra Budget 2019 her og 1.900 under Indsats note-ips-rusmiddel (BI10).");
    }

    private static List<PossibleDuplicateGrant> alsoUnder(String code, String... reached) {
        return as("lead", reached)
                .get("/api/v1/grants/economy?from=2024-01-01&to=2024-12-31&initiative=note-" + code)
                .jsonPath()
                .getList("alsoUnder", PossibleDuplicateGrant.class);
    }

    @Test
    void earlier_grants_are_listed_by_agreement_and_year_with_their_price_levels() {
        JsonPath economy = of("ips-rusmiddel");
        assertThat(economy.getList("earlier.rows.budgetAgreement", String.class))
                .containsExactly("Budget 2018", "Budget 2019", "Budget 2021", "Budget 2022");
        assertThat(economy.getInt("earlier.sums.byYear['2021']")).isEqualTo(4854 + 1900 + 500);
        assertThat(economy.getList("earlier.priceLevels", Integer.class)).containsExactly(2018, 2019, 2021, 2022);
    }
}
