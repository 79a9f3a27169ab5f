package dk.fodfaeste.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CprTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Borger 850185-1234",
                "670185\u20131234",
                "670185\u22121234",
                "670185\u20111234",
                "67 01 85-1234",
                "67.01.85.1234",
                "670185\u00a01234",
                "670185\u202f1234",
                "670185.1234",
                "670185 - 1234",
                "670185\n1234",
                "670185-\r\n1234",
                "670185\u200b1234",
                "\uff16\uff17\uff10\uff11\uff18\uff15\uff0d\uff11\uff12\uff13\uff14",
                "\u0666\u0667\u0660\u0661\u0668\u0665\u0661\u0662\u0663\u0664",
                "k0107701234x",
                "ips-410101-1234",
                "710101/1234",
                "310199 0001",
                "910199-0001"
            })
    void a_number_is_found_whatever_separates_its_groups(String text) {
        assertThat(CprText.mayOccurIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "konsulent1",
                "K-2024-000123",
                "2011-001234",
                "123456789",
                "12345678901",
                "320185-1234",
                "001385-1234",
                "671385-1234",
                "920185-1234",
                "2024-01-15 10.30",
                "15-01-2024",
                "01.02.24, 2000 kr.",
                "12 34 56 78",
                "019c6a1b-7d20-7c11-8f3a-5b6d0101851234",
                "a0101851-2341-4123-8123-123456789012"
            })
    void other_digits_are_no_number(String text) {
        assertThat(CprText.mayOccurIn(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "670185–1234, 6701851234",
        "670185\u00a01234, 6701851234",
        "cpr 670185-1234, 6701851234",
        "CPR-nr.: 67 01 85 - 1234, 6701851234",
        "670185, 670185",
        "cpr 670185–12, 670185-12",
        "–1234, -1234",
        "cprgade, cprgade"
    })
    void what_a_user_looks_for_is_closed_up(String text, String expected) {
        assertThat(CprText.closedUp(text.replace("\\u00a0", "\u00a0"))).isEqualTo(expected);
    }
}
