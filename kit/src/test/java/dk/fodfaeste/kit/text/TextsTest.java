package dk.fodfaeste.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.web.Form;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final String RING = "\u030a";

    @Test
    void a_composed_and_a_decomposed_letter_are_the_same_text() {
        assertThat(Texts.clean("A" + RING + "-1")).isEqualTo("Å-1");
        assertThat(Texts.fault(("A" + RING).repeat(64), 64)).isNull();
    }

    /** {@link Texts#clean} does not normalize a text of such characters only. */
    @Test
    void no_character_below_the_combining_ones_is_changed_by_the_normal_form() {
        StringBuilder pairs = new StringBuilder();
        for (char first = 0; first < 0x300; first++) {
            for (char second = 0; second < 0x300; second++) {
                pairs.append(first).append(second);
            }
        }
        assertThat(Normalizer.isNormalized(pairs, Normalizer.Form.NFC)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0", "\u200b", "\ufeff", "\u2028", "\t", "\u3000", "\u00ad", "\u3164", "\u2800", "\ufe0f"})
    void spaces_and_invisible_characters_around_a_text_are_cut_and_alone_are_blank(String invisible) {
        assertThat(Texts.clean(invisible + "a b" + invisible)).isEqualTo("a b");
        assertThat(Texts.fault(invisible + " " + invisible, 10)).isEqualTo(Message.message("blank"));
    }

    @Test
    void a_tab_and_a_line_separator_within_a_text_are_spaces() {
        assertThat(Texts.clean("a\tb\u2028c\u2029d")).isEqualTo("a b c d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uffffb", "a\ufffeb", "a\ufdd0b", "a\ud83f\udfffb"})
    void a_noncharacter_is_refused(String text) {
        assertThat(Texts.fault(text, 10)).isEqualTo(Message.message("noncharacter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d\ude00", "\u2611", "\u21d2", "漢"})
    void a_character_that_a_report_cannot_print_is_refused_in_a_public_text(String text) {
        assertThat(Texts.fault(text, 10)).isNull();
        assertThat(Texts.faultOfPublic(text, 10)).isEqualTo(Message.message("notPrinted"));
    }

    @Test
    void danish_text_with_quotation_marks_dashes_and_a_euro_sign_is_printed() {
        assertThat(Texts.faultOfPublic("»Ærø« – “på vej” … 18½ € é’ü", 50)).isNull();
    }

    @Test
    void a_field_of_a_form_is_cleaned() {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        sent.add("because", "\u00a0");
        sent.add("name", "A" + RING + "se\u200b");
        Form form = Form.of(sent);
        assertThat(form.valueOrNull("because")).isNull();
        assertThat(form.value("name")).isEqualTo("Åse");
        assertThat(form.all("because")).isEmpty();
    }
}
