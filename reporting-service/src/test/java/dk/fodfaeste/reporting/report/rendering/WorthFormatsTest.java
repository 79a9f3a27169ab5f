package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.report.ReportRequests.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import dk.fodfaeste.reporting.Events;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The tables of business cases and fidelity reviews have the numbers of the report's JSON. {@link FormatsTest} compares the other formats with
 * these tables.
 */
@QuarkusTest
class WorthFormatsTest {
    @Inject
    Events events;

    private String report;

    @BeforeEach
    void published() {
        report = SixInitiativesReport.published(events);
    }

    @Test
    void the_business_case_has_the_numbers_of_the_json_and_the_year_of_payback() throws IOException {
        JsonNode businessCase = section().at("/businessCases/0");
        List<List<String>> expected = new ArrayList<>();
        for (JsonNode year : businessCase.get("years")) {
            JsonNode planned = year.get("planned");
            JsonNode realised = year.get("realised");
            expected.add(List.of(
                    year.get("year").asText() + (year.get("provisional").asBoolean() ? " (foreløbigt)" : ""),
                    whole(planned.get("successes")),
                    decimal(planned.get("saved")),
                    decimal(planned.get("cost")),
                    decimal(planned.get("net")),
                    decimal(planned.get("accumulated")),
                    whole(realised.get("successes")),
                    decimal(realised.get("saved")),
                    decimal(realised.get("net")),
                    decimal(realised.get("accumulated"))));
        }
        assertThat(expected).hasSize(2);
        assertThat(expected.getFirst())
                .containsExactly(
                        "2024", "28", "-5000,0", "1000,0", "-4000,0", "-4000,0", "26", "-4642,9", "-3642,9", "-3642,9");
        List<List<String>> file = csv("business-cases");
        assertThat(file.stream().map(row -> row.subList(1, row.size()))).isEqualTo(expected);
        assertThat(file)
                .allSatisfy(row -> assertThat(row.getFirst())
                        .isEqualTo("Indsats fmt-some: Regnestykke, prisniveau 2024."
                                + " Planlagt: tilbagebetalt i år 1 (2024). Realiseret: tilbagebetalt i år 1 (2024)."));
        assertThat(businessCase.get("plannedPaybackYear").asInt()).isEqualTo(1);
        assertThat(businessCase.get("realisedPaybackYear").asInt()).isEqualTo(1);
    }

    @Test
    void the_review_has_the_scores_of_the_json_and_no_total_while_an_item_is_missing() throws IOException {
        JsonNode review = section().get("fidelity");
        assertThat(review.get("total").isNull()).isTrue();
        assertThat(review.get("missing")).hasSize(24);
        List<String> line = csv("fidelity").getFirst();
        assertThat(line.subList(0, 5))
                .containsExactly("Indsats fmt-some", review.get("reviewedOn").asText(), "SOF", "", "");
        assertThat(line.getLast().split(", ")).hasSize(24);
        assertThat(csv("fidelity-items"))
                .hasSameSizeAs(review.get("scores"))
                .filteredOn(row -> !row.get(3).isEmpty())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsExactly(
                                "Indsats fmt-some",
                                "Indsatsen",
                                "Åbenhed over for arbejdsgiveren",
                                "4",
                                "",
                                "Aftalt med borgeren"));
    }

    private JsonNode section() throws IOException {
        for (JsonNode initiative : SixInitiativesReport.document(report).get("initiatives")) {
            if (initiative.get("code").asText().equals("fmt-some")) {
                return initiative;
            }
        }
        throw new AssertionError("the report has no section fmt-some");
    }

    /** Without the title line, and without the columns of the report and its day. */
    private List<List<String>> csv(String table) {
        String file = as("steering")
                .get("/api/v1/reports/" + report + "/tables/" + table)
                .asString();
        return CsvReader.builder().fieldSeparator(';').ofCsvRecord(file).stream()
                .skip(1)
                .map(row -> List.copyOf(row.getFields().subList(2, row.getFieldCount())))
                .toList();
    }

    private static String whole(JsonNode number) {
        return number.isNull() ? "" : number.decimalValue().toBigIntegerExact().toString();
    }

    private static String decimal(JsonNode number) {
        BigDecimal one = number.decimalValue().setScale(1, RoundingMode.UNNECESSARY);
        return one.toPlainString().replace('.', ',');
    }
}
