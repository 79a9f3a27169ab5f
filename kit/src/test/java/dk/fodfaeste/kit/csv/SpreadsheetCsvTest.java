package dk.fodfaeste.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x"})
    void what_a_spreadsheet_program_reads_as_a_formula_is_text(String text) {
        assertThat(SpreadsheetCsv.noFormula(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-2", "Ålborg @ Nord", "'quoted"})
    void other_text_stays(String text) {
        assertThat(SpreadsheetCsv.noFormula(text)).isEqualTo(text);
    }

    @Test
    void a_file_has_a_byte_order_mark_and_semicolons() {
        assertThat(SpreadsheetCsv.write(List.of(List.of("Navn", "Dage"), List.of("Åse; \"B\"", "3"))))
                .isEqualTo("\uFEFFNavn;Dage\r\n\"Åse; \"\"B\"\"\";3\r\n");
    }
}
