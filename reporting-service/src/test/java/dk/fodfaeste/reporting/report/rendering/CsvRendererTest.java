package dk.fodfaeste.reporting.report.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRendererTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@x", "\t=1", "\r=1", "\uFF1D1", "\uFF0B1", "\uFF0D1", "\uFF20x"})
    void what_a_spreadsheet_program_reads_as_a_formula_is_text(String text) {
        assertThat(CsvRenderer.noFormula(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-2", "Ålborg @ Nord", "'quoted"})
    void other_text_stays(String text) {
        assertThat(CsvRenderer.noFormula(text)).isEqualTo(text);
    }
}
