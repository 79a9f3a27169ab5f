package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneTest {
    @ParameterizedTest
    @CsvSource({
        "12345678, +4512345678",
        "12 34 56 78, +4512345678",
        "+4512345678, +4512345678",
        "+45 12 34 56 78, +4512345678",
        "+46 8 123 456, +468123456",
        "+123456, +123456",
        "+123456789012345, +123456789012345"
    })
    void a_number_is_stored_in_one_format(String written, String kept) {
        assertThat(Phone.parse("phone", written).number()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "123456789",
                "+12345",
                "+1234567890123456",
                "+451234567",
                "12-34-56-78",
                "post",
                "+",
                "4512345678",
                "0107701234"
            })
    void an_invalid_number_is_refused_without_repeating_it(String written) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Phone.parse("phone", written));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.violations().getFirst().field()).isEqualTo("phone");
        assertThat(refusal.violations().getFirst().message().english()).doesNotContain(written.replace("+", "") + "0");
    }

    @Test
    void the_telephone_number_is_not_shown_by_to_string() {
        assertThat(new Phone("+4512345678").toString()).isEqualTo("phone");
    }
}
