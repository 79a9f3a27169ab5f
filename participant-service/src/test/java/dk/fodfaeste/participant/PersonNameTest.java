package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void words_are_whole_distinct_and_in_lower_case() {
        assertThat(new PersonName("  Øjvind   ÅGE-Eksempel J. øjvind").words())
                .containsExactly("øjvind", "åge", "eksempel", "j");
    }

    @Test
    void a_letter_with_a_combining_accent_equals_the_composed_letter() {
        assertThat(new PersonName("Rene\u0301").words()).isEqualTo(new PersonName("Ren\u00e9").words());
    }

    @Test
    void a_name_without_letters_has_no_word() {
        assertThat(new PersonName("--").words()).isEmpty();
    }

    @Test
    void case_and_spaces_are_ignored() {
        assertThat(new PersonName("Freja  Skabelon").isSameAs(new PersonName("freja skabelon")))
                .isTrue();
        assertThat(new PersonName("Freja Skabelon").isSameAs(new PersonName("Freja B. Skabelon")))
                .isFalse();
    }
}
