package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class SampleCohortsTest {

    @Test
    void a_rate_is_read_against_its_target() throws Exception {
        assertThat(sentence(24, 120, "20.0", "25.0", "false", false))
                .isEqualTo("24/120 = 20,0 % mod målsætning 25 %: ikke nået");
        assertThat(sentence(12, 30, "40.0", "40.0", "true", false))
                .isEqualTo("12/30 = 40,0 % mod målsætning 40 %: nået");
        assertThat(sentence(9, 40, "22.5", "20.5", "true", true))
                .isEqualTo("9/40 = 22,5 % mod målsætning 20,5 %: nået (foreløbig)");
    }

    @Test
    void a_rate_without_a_target_says_so() throws Exception {
        assertThat(sentence(3, 8, "37.5", "null", "null", false)).isEqualTo("3/8 = 37,5 % uden målsætning");
    }

    @Test
    void without_a_denominator_there_is_no_rate() throws Exception {
        assertThat(sentence(0, 0, "null", "null", "null", true)).isEqualTo("ingen data endnu");
    }

    private static String sentence(
            int successes, int denominator, String percent, String target, String reached, boolean provisional)
            throws Exception {
        var figure = """
                {"counts":{"successes":%d},"denominator":%d,"percent":%s,"target":{"percent":%s,"reached":%s},"provisional":%s}
                """.formatted(successes, denominator, percent, target, reached, provisional);
        return SampleCohorts.sentence(JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(figure));
    }
}
