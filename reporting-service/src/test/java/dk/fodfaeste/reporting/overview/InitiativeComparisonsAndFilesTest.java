package dk.fodfaeste.reporting.overview;

import static dk.fodfaeste.reporting.followup.Exits.RECORDED;
import static dk.fodfaeste.reporting.followup.Exits.oneMonthAfterExit;
import static dk.fodfaeste.reporting.followup.Facts.initiative;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.Events;
import dk.fodfaeste.reporting.followup.Exits;
import dk.fodfaeste.reporting.followup.FactVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an initiative's page has beside its figure: comparisons, breakdowns of a window with data, and files. It is noon on 15 March 2025. */
@QuarkusTest
class InitiativeComparisonsAndFilesTest {
    private static final String SECOND_HALF = "?from=2024-07-01&to=2024-12-31";

    @Inject
    Events events;

    @BeforeEach
    void publishFacts() {
        events.publishOnce(InitiativeComparisonsAndFilesTest.class, () -> {
            List<FactVersion> facts = new ArrayList<>();
            for (String code : List.of("beside-one", "beside-two", "beside-few")) {
                facts.add(initiative(code, 1, RECORDED, oneMonthAfterExit("25")));
            }
            facts.addAll(exits("beside-one").of(20, "2024-02-10", "EDUCATION"));
            facts.addAll(exits("beside-one").of(20, "2024-02-10", "UNEMPLOYED"));
            facts.addAll(exits("beside-one").of(30, "2024-08-10", "EDUCATION"));
            facts.addAll(exits("beside-one").of(10, "2024-08-10", "UNEMPLOYED"));
            facts.addAll(exits("beside-two").of(10, "2024-08-10", "EDUCATION"));
            facts.addAll(exits("beside-two").of(30, "2024-08-10", "UNEMPLOYED"));
            facts.addAll(exits("beside-few").of(3, "2024-08-10", "EDUCATION"));
            return facts;
        });
    }

    private static Exits exits(String initiative) {
        return Exits.from(initiative).withAges(31, 33);
    }

    private static String words(Browser browser, String path) throws Exception {
        HttpResponse<String> page = browser.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body()
                .substring(page.body().indexOf("<main"), page.body().indexOf("</main>"))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void a_figure_is_beside_the_period_before_and_another_initiative_with_both_intervals_and_the_difference()
            throws Exception {
        for (String role : List.of("lead", "steering")) {
            assertThat(words(Browser.of(role), "/rates/beside-one" + SECOND_HALF + "&with=beside-two"))
                    .contains("2. halvår 2024 75,0 % 59,8–85,8 % 30 af 40")
                    .contains("1. halvår 2024 50,0 % +25,0 procentpoint (95 %: +3,")
                    .contains("25,0 % +50,0 procentpoint (95 %: +28,")
                    .contains("35,2–64,8 % 20 af 40", "14,2–40,2 % 10 af 40")
                    .contains("Forskellen alene siger ikke");
        }
    }

    @Test
    void a_comparison_shows_of_another_initiative_only_what_its_own_page_shows() throws Exception {
        Browser steering = Browser.of("steering");
        assertThat(words(steering, "/rates/beside-few" + SECOND_HALF)).contains("Tallene vises ikke");
        HttpResponse<String> page = steering.get("/rates/beside-one" + SECOND_HALF + "&with=beside-few");
        assertThat(words(steering, "/rates/beside-one" + SECOND_HALF + "&with=beside-few"))
                .contains("2. halvår 2024, efter afgangsdato Skjult (for få personer) En anden indsats");
        assertThat(page.body()).doesNotContain("3 af 3<");
        assertThat(words(Browser.of("lead"), "/rates/beside-one" + SECOND_HALF + "&with=beside-few"))
                .contains("3 af 3");
        assertThat(Browser.of("lead", "leder7", "beside-one")
                        .get("/rates/beside-one" + SECOND_HALF + "&with=beside-two")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_window_without_breakdowns_has_those_of_a_half_year_in_it_with_data() throws Exception {
        assertThat(words(Browser.of("steering"), "/rates/beside-one?from=2023-07-01&to=2024-06-30"))
                .contains("Efter alder 1. halvår 2024, 1. januar 2024 – 30. juni 2024")
                .contains("30-39 år 20 40 50,0 %");
        assertThat(words(Browser.of("steering"), "/rates/beside-two?from=2022-01-01&to=2022-12-31"))
                .as("the nearest with data")
                .contains("Efter alder 2. halvår 2024");
    }

    @Test
    void every_table_of_figures_is_a_csv_file_and_a_workbook() throws Exception {
        for (String role : List.of("lead", "steering")) {
            String page =
                    Browser.of(role).get("/rates/beside-one" + SECOND_HALF).body();
            List<String> files = Pattern.compile("href=\"(/rates/beside-one/tables/[^\"]*)\"")
                    .matcher(page)
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .toList();
            assertThat(files).as(role).hasSize(14);
            for (String file : files) {
                HttpResponse<String> found = Browser.of(role).get(file);
                assertThat(found.statusCode()).as(file).isEqualTo(200);
                assertThat(found.headers().firstValue("Content-Disposition").orElseThrow())
                        .contains("attachment; filename=\"fodfaeste-beside-one-");
            }
        }
    }

    @Test
    void a_file_has_every_period_and_names_initiative_measure_and_day() throws Exception {
        List<String> lines = Browser.of("lead")
                .get("/rates/beside-one/tables/half-years/csv" + SECOND_HALF)
                .body()
                .lines()
                .toList();
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFIndsats;Målepunkt;Periode;Fra;Til og med;Opgjort efter;Opgjort;Succeser;Nævner;Andel;"
                        + "Usikker fra;Usikker til;Mål;Vurdering;Tallet er");
        assertThat(lines).hasSize(14);
        assertThat(lines.get(2))
                .startsWith("Indsats beside-one;")
                .endsWith(
                        ";2. halvår 2024;2024-07-01;2024-12-31;afgangsdato;2025-03-15;30;40;75,0;59,8;85,8;25 %;nået;endeligt");
        assertThat(lines.getLast()).contains("1. halvår 2019").contains("Ingen data");
    }

    @Test
    void a_file_hides_what_the_page_hides() throws Exception {
        String file = Browser.of("steering")
                .get("/rates/beside-few/tables/half-years/csv" + SECOND_HALF)
                .body();
        assertThat(file)
                .contains(
                        "2. halvår 2024;2024-07-01;2024-12-31;afgangsdato;2025-03-15;skjult;skjult;skjult;skjult;skjult;")
                .doesNotContain("100,0");
        assertThat(Browser.of("steering")
                        .get("/rates/beside-few/tables/by-STATUS/csv" + SECOND_HALF)
                        .body()
                        .lines())
                .as("heads only")
                .hasSize(1);
        assertThat(Browser.of("steering")
                        .get("/rates/beside-one/tables/rolling/csv?from=2024-02-01&to=2024-02-29")
                        .statusCode())
                .as("a window that the role may not see")
                .isEqualTo(422);
        assertThat(Browser.of("lead")
                        .get("/rates/beside-one/tables/persons/csv")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Browser.of("consultant")
                        .get("/rates/beside-one/tables/rolling/csv")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_denominator_and_the_volumes_are_files_that_hide_what_the_page_hides() throws Exception {
        assertThat(Browser.of("lead")
                        .get("/rates/beside-one/tables/denominator/csv" + SECOND_HALF)
                        .body()
                        .lines())
                .first()
                .isEqualTo("\uFEFFIndsats;Målepunkt;Periode;Fra;Til og med;Opgjort efter;Opgjort;Forløb;Antal");
        assertThat(Browser.of("lead")
                        .get("/rates/beside-one/tables/denominator/csv" + SECOND_HALF)
                        .body())
                .contains("Heraf opfylder målepunktet;30", "Nævneren: kendt situation og uden svar;40");
        assertThat(Browser.of("lead")
                        .get("/rates/beside-one/tables/volumes/csv" + SECOND_HALF)
                        .body())
                .contains(
                        "Indsats;Periode;Fra;Til og med;Opgjort;Forløb;Antal;Lovet",
                        "2. halvår 2024;2024-07-01;2024-12-31;2025-03-15;Afsluttet i perioden;40;");
        for (String table : List.of("denominator", "volumes")) {
            assertThat(Browser.of("steering")
                            .get("/rates/beside-few/tables/" + table + "/csv" + SECOND_HALF)
                            .body())
                    .as(table)
                    .contains(";skjult")
                    .doesNotContain(";3;", ";3\r");
            assertThat(Browser.of("lead")
                            .get("/rates/beside-one/tables/" + table + "/csv?from=2001-01-01&to=2001-12-31")
                            .statusCode())
                    .as("before the initiative: " + table)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_workbook_has_typed_numbers() throws Exception {
        byte[] bytes = RestAssured.given()
                .auth()
                .oauth2(TestStack.token("steering"))
                .get("/rates/beside-one/tables/by-AGE_GROUP/xlsx" + SECOND_HALF)
                .asByteArray();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            List<Row> rows = workbook.getFirstSheet().read();
            Row found = rows.stream()
                    .filter(row -> row.getCellCount() > 9 && "30-39 år".equals(row.getCellText(7)))
                    .findFirst()
                    .orElseThrow();
            assertThat(found.getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("30");
            assertThat(found.getCellAsNumber(9).orElseThrow()).isEqualByComparingTo("40");
        }
    }
}
