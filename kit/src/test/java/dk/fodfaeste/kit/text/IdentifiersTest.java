package dk.fodfaeste.kit.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @Test
    void what_surrounds_an_identifier_is_cut() {
        assertThat(Identifiers.check("caseNumber", "\u00a0NB-2\u200b", 64)).isEqualTo("NB-2");
        assertThat(Identifiers.check("caseNumber", "A\u030a-1", 64)).isEqualTo("Å-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NB 2",
                "NB\u00a02",
                "NB\u200b2",
                "NB\t2",
                "NB\u20282",
                ".",
                "..",
                "670185\u20131234",
                "670185-1234"
            })
    void a_space_within_dots_alone_and_a_cpr_number_are_refused(String text) {
        assertThatThrownBy(() -> Identifiers.check("caseNumber", text, 64))
                .isInstanceOfSatisfying(Refusal.class, refused -> {
                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.violations().getFirst().field()).isEqualTo("caseNumber");
                });
    }

    @Test
    void user_names_have_one_form() {
        assertThat(Identifiers.userName("consultant", "Konsulent1\u00a0")).isEqualTo("konsulent1");
        assertThat(Identifiers.canonicalUserName("A\u030aSE")).isEqualTo("åse");
    }
}
