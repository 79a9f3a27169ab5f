package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.sealing.Keyring;
import dk.fodfaeste.kit.sealing.TestKeys;
import java.time.LocalDate;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CprTest {

    @ParameterizedTest(name = "seventh digit {0}, year {1}: born in {2}")
    @CsvSource({
        "0, 00, 1900", "0, 36, 1936", "0, 37, 1937", "0, 57, 1957", "0, 58, 1958", "0, 99, 1999",
        "3, 00, 1900", "3, 36, 1936", "3, 37, 1937", "3, 57, 1957", "3, 58, 1958", "3, 99, 1999",
        "4, 00, 2000", "4, 36, 2036", "4, 37, 1937", "4, 57, 1957", "4, 58, 1958", "4, 99, 1999",
        "5, 00, 2000", "5, 36, 2036", "5, 37, 2037", "5, 57, 2057", "5, 58, 1858", "5, 99, 1899",
        "8, 00, 2000", "8, 36, 2036", "8, 37, 2037", "8, 57, 2057", "8, 58, 1858", "8, 99, 1899",
        "9, 00, 2000", "9, 36, 2036", "9, 37, 1937", "9, 57, 1957", "9, 58, 1958", "9, 99, 1999",
    })
    void the_seventh_digit_determines_the_century(int seventh, String yy, int year) {
        assertThat(Cpr.tryParse("0107" + yy + seventh + "123").orElseThrow().birthDate())
                .isEqualTo(LocalDate.of(year, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({"6107701234, 1", "6907701234, 9", "7007701234, 10", "9107701234, 31", "3107701234, 31"})
    void a_replacement_number_has_six_added_to_the_first_digit_of_the_day(String number, int day) {
        assertThat(Cpr.tryParse(number).orElseThrow().birthDate()).isEqualTo(LocalDate.of(1970, 7, day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0107701234",
                "010770-1234",
                "010770 1234",
                " 010770\u20131234 ",
                "010770\u00a01234",
                "010770 \u2212 1234"
            })
    void a_number_is_read_with_any_dash_or_space(String number) {
        assertThat(Cpr.tryParse(number).orElseThrow().disclosed()).isEqualTo("0107701234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0107701",
                "01077012345",
                "0107-701234",
                "010770--1234",
                "O107701234",
                "٠١٠٧٧٠١٢٣٤",
                "0000701234",
                "0007701234",
                "3207701234",
                "6007701234",
                "9207701234",
                "4107701234",
                "0113701234",
                "0100701234",
                "3102701234",
                "2902701234",
                "8902701234"
            })
    void a_number_with_an_invalid_date_or_format_is_not_read(String text) {
        assertThat(Cpr.tryParse(text)).isEmpty();
    }

    @Test
    void the_29th_of_february_exists_in_leap_years() {
        assertThat(Cpr.tryParse("2902721234").orElseThrow().birthDate()).isEqualTo(LocalDate.of(1972, 2, 29));
        assertThat(Cpr.tryParse("2902001234")).as("1900 was none").isEmpty();
        assertThat(Cpr.tryParse("2902004234").orElseThrow().birthDate())
                .as("2000 was one")
                .isEqualTo(LocalDate.of(2000, 2, 29));
    }

    @Test
    void modulus_11_is_not_required() {
        assertThat(Cpr.tryParse("0107701230")).isPresent();
        assertThat(Cpr.tryParse("0107701231")).isPresent();
    }

    @Test
    void a_hyphen_and_surrounding_white_space_are_ignored_and_a_leading_zero_is_required() {
        assertThat(Cpr.tryParse(" 010770-1234 ")).isEqualTo(Cpr.tryParse("0107701234"));
        assertThat(Cpr.tryParse("107701234")).isEmpty();
    }

    @Test
    void the_number_is_not_shown_by_to_string() {
        assertThat(Cpr.tryParse("0107701234").orElseThrow().toString()).doesNotContainPattern("[0-9]");
        assertThat(new PersonName("Attrap").toString()).doesNotContain("Attrap");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Cpr.parse("cpr", "3102701234"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("cpr");
            assertThat(violation.message().english()).doesNotContain("3102701234");
        });
    }

    @Test
    void age_is_in_whole_years_and_null_before_birth() {
        Keyring keys = TestKeys.fresh();
        Participant born1970 = new Participant(
                UUID.randomUUID(), Cpr.ofDigits("0107701234"), new PersonName("Attrap"), null, keys, keys);
        assertThat(born1970.ageOn(LocalDate.of(2000, 6, 30))).isEqualTo(29);
        assertThat(born1970.ageOn(LocalDate.of(2000, 7, 1))).isEqualTo(30);
        assertThat(born1970.ageOn(LocalDate.of(1970, 7, 1))).isZero();
        assertThat(born1970.ageOn(LocalDate.of(1970, 6, 30))).isNull();
    }

    @Property
    void every_birthday_from_1937_to_1999_is_read_from_a_number_that_begins_with_it(
            @ForAll @DateRange(min = "1937-01-01", max = "1999-12-31") LocalDate birth,
            @ForAll @IntRange(min = 0, max = 3999) int rest,
            @ForAll boolean replacement) {
        String number = "%02d%02d%02d%04d"
                .formatted(
                        birth.getDayOfMonth() + (replacement ? 60 : 0),
                        birth.getMonthValue(),
                        birth.getYear() % 100,
                        rest);
        assertThat(Cpr.tryParse(number).orElseThrow().birthDate()).isEqualTo(birth);
    }
}
