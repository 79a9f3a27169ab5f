package dk.fodfaeste.participant.erasing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JustificationCheckTest {

    @ParameterizedTest
    @CsvSource({
        "Efter ønske fra attrap eksempelsen, Attrap Eksempelsen, true",
        "'Eksempelsen, Attrap har bedt om det', Attrap Midt Eksempelsen, true",
        "Hans ønske, Hans Eksempelsen, false",
        "Madonna har bedt om det, Madonna, true"
    })
    void two_words_of_the_name_or_its_only_one_are_found(String because, String name, boolean found) {
        assertThat(JustificationCheck.holdsName(because, name)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "Sag nb-2 er slut, NB-2, true",
        "Ring til 20 30 40 50, 20304050, true",
        "Nummer 6701-851234, 6701851234, true",
        "Slettet efter 5 år i 2026, 20304050, false",
        "Efter beslutning, SAG-1, false"
    })
    void a_number_is_found_whatever_separates_its_digits(String because, String number, boolean found) {
        assertThat(JustificationCheck.holdsNumber(because, number)).isEqualTo(found);
    }
}
