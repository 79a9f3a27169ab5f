package dk.fodfaeste.outcome.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"A-1", "019c6a1b-7d20-7c11-8f3a-5b6d2e9c4a17", "1000000001", "9913201234"})
    void ids_of_other_systems_are_accepted(String id) {
        assertThat(ExternalId.check(" " + id + " ")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"670180-1234", "6701801234", "310199 0001", "A 1", "..", " ", "a\u0000b"})
    void what_may_be_a_cpr_number_and_invalid_text_are_refused(String id) {
        assertThatThrownBy(() -> ExternalId.check(id)).isInstanceOf(Refusal.class);
    }

    @Test
    void no_id_is_accepted() {
        assertThat(ExternalId.check(null)).isNull();
    }
}
