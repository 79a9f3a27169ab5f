package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.storage.InitiativePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What events must be like. What is not goes to the dead letters, so nothing may pass that could not be kept. */
class FactValidationTest {
    private static final EventJson JSON = new EventJson();

    @Test
    void the_examples_of_the_contracts_are_parsed() throws IOException {
        Enrolment enrolment = JSON.read(bytes("/enrolment-event.v1.example.json"), Enrolment.class);
        assertThat(enrolment.exitedOn()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(enrolment.exitReason()).isEqualTo("GOT_JOB");
        assertThat(enrolment.state()).isEqualTo(RegistrationState.VALID);
        InitiativePayload payload = JSON.read(bytes("/initiative.v1.example.json"), InitiativePayload.class);
        Measure measure =
                payload.initiative().measure("employment-or-education").orElseThrow();
        assertThat(measure.afterExit()).contains(Period.ofMonths(2));
        assertThat(measure.terms().excludedExitReasons()).containsExactly("DECEASED");
        assertThat(payload.initiative().skipped()).isEmpty();
        assertThat(JSON.read(JSON.write(payload), InitiativePayload.class)).isEqualTo(payload);
    }

    @Test
    void unknown_codes_are_kept_and_unknown_fields_are_ignored() throws IOException {
        String tomorrow = text("/enrolment-event.v1.example.json")
                .replace("\"GOT_JOB\"", "\"WON_THE_LOTTERY\"")
                .replace("\"version\"", "\"mood\": \"good\", \"version\"");
        assertThat(JSON.read(tomorrow.getBytes(StandardCharsets.UTF_8), Enrolment.class)
                        .exitReason())
                .isEqualTo("WON_THE_LOTTERY");
    }

    @ParameterizedTest(name = "a measure with {1} in place of {0} is skipped and kept as it was received")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"anchor\": \"EXIT\" | \"anchor\": \"HALFWAY\"",
                "\"kind\": \"SITUATION_AFTER\" | \"kind\": \"MOOD_AFTER\", \"mood\": \"good\"",
                "\"kind\": \"SITUATION_AFTER\" | \"kind\": \"MOOD_AFTER\", \"first\": {\"of\": 2}",
                "\"anchor\": \"EXIT\" | \"anchor\": \"MILESTONE\", \"milestone\": \"MOON_LANDING\"",
            })
    void an_unknown_kind_or_anchor_affects_only_measures_that_depend_on_it(String what, String instead)
            throws IOException {
        String example = text("/initiative.v1.example.json");
        String tomorrow = example.replaceFirst(Pattern.quote(what), instead);
        assertThat(tomorrow).isNotEqualTo(example);
        Initiative today = JSON.read(bytes("/initiative.v1.example.json"), InitiativePayload.class)
                .initiative();
        InitiativePayload payload = JSON.read(tomorrow.getBytes(StandardCharsets.UTF_8), InitiativePayload.class);
        // still-employed is of the successes of employment-or-education
        assertThat(payload.initiative().skipped())
                .extracting(Initiative.SkippedMeasure::code)
                .containsExactly("employment-or-education", "still-employed");
        assertThat(payload.initiative().measures())
                .isEqualTo(today.measures().subList(2, today.measures().size()));
        assertThat(new String(JSON.write(payload), StandardCharsets.UTF_8).replace(" ", ""))
                .contains(instead.replace(" ", ""));
    }

    @ParameterizedTest(name = "an enrolment event with {1} in place of {0} is not understood")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"exitNumber\": 1, | ",
                "\"exitNumber\": 1, | \"exitNumber\": null,",
                "\"exitNumber\": 1, | \"exitNumber\": 0,",
                "\"exitNumber\": 1, | \"exitNumber\": -1,",
                "\"version\": 2, | \"version\": 0,",
                "\"version\": 2, | \"version\": 99999999999,",
                "\"version\": 2, | ",
                "\"2025-03-03\" | \"+999999999-01-01\"",
                "\"2025-03-03\" | \"2025-02-30\"",
                "\"2025-03-03\" | null",
                "\"2025-12-31\" | \"+99999-12-31\"",
                "\"konsulent1\" | \"a\\u0000b\"",
                "\"konsulent1\" | null",
                "\"konsulent1\" | \"\\ud800\"",
                "\"ips-sydhavnen\" | \"IPS Sydhavnen\"",
                "019b8d1e-1c5e-7a52-9b4e-3f1f1f0a9b11 | 1-1-1-1-1",
                "\"EXITED\" | null",
            })
    void an_invalid_enrolment_is_refused(String what, String instead) throws IOException {
        String example = text("/enrolment-event.v1.example.json");
        String broken = example.replace(what, instead == null ? "" : instead);
        assertThat(broken).isNotEqualTo(example);
        assertThatThrownBy(() -> JSON.read(broken.getBytes(StandardCharsets.UTF_8), Enrolment.class))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest(name = "an initiative with {1} in place of {0} is not understood")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"P2M\" | \"P-2M\"",
                "\"P2M\" | \"two months\"",
                "\"P2M\" | \"P51Y\"",
                "\"P2M\" | \"P999999999D\"",
                "\"P2M\" | null",
                "\"graceDays\": 30 | \"graceDays\": 367",
                "\"graceDays\": 30 | \"graceDays\": -1",
                "\"employment-or-education\" | \"Employment\"",
                "\"version\": 1 | \"version\": 0",
                "\"measures\" | \"meassures\"",
                "[\"DECEASED\"] | [null]",
            })
    void an_invalid_initiative_is_refused(String what, String instead) throws IOException {
        String example = text("/initiative.v1.example.json");
        String broken = example.replace(what, instead);
        assertThat(broken).isNotEqualTo(example);
        assertThatThrownBy(() -> JSON.read(broken.getBytes(StandardCharsets.UTF_8), InitiativePayload.class))
                .isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream file = FactValidationTest.class.getResourceAsStream(resource)) {
            return file.readAllBytes();
        }
    }

    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }
}
