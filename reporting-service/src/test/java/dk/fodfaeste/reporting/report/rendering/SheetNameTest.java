package dk.fodfaeste.reporting.report.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SheetNameTest {
    private final Set<String> taken = new HashSet<>(Set.of("history"));

    @Test
    void a_name_has_no_apostrophe_at_an_end_also_after_it_was_cut() {
        assertThat(name("'Ung & \"på vej\" <18>' {a|b}")).isEqualTo("Ung & \"på vej\" <18>' {a|b}");
        assertThat(name("x".repeat(30) + "'y")).isEqualTo("x".repeat(30));
        assertThat(name("''")).isEqualTo("Ark");
    }

    @Test
    void names_are_unique_whatever_their_case_and_none_is_reserved() {
        assertThat(name("Økonomi: 'a'")).isEqualTo("Økonomi 'a");
        assertThat(name("ØKONOMI? 'A'")).isEqualTo("ØKONOMI 'A 2");
        assertThat(name("History")).isEqualTo("History 2");
        assertThat(name("y".repeat(40))).hasSize(31);
        assertThat(name("Y".repeat(40))).hasSize(31).endsWith(" 2");
    }

    private String name(String title) {
        return SpreadsheetRenderer.sheetName(title, taken);
    }
}
