package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNameTest {

    @Test
    void words_are_whole_and_in_lower_case_and_each_once() {
        assertThat(new PersonName("  Øjvind   ÅGE-Eksempel J. øjvind").words())
                .containsExactly("øjvind", "åge", "eksempel", "j");
    }

    @Test
    void a_letter_and_its_accent_are_one_letter() {
        assertThat(new PersonName("Rene\u0301").words()).isEqualTo(new PersonName("Ren\u00e9").words());
    }

    @Test
    void a_name_without_letters_has_no_word() {
        assertThat(new PersonName("--").words()).isEmpty();
    }

    @Test
    void case_and_spaces_do_not_make_another_name() {
        assertThat(new PersonName("Freja  Skabelon").isSameAs(new PersonName("freja skabelon")))
                .isTrue();
        assertThat(new PersonName("Freja Skabelon").isSameAs(new PersonName("Freja B. Skabelon")))
                .isFalse();
    }
}
