package dk.fodfaeste.reporting.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeGroupTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0, UNDER_18",
        "17, UNDER_18",
        "18, AGE_18_29",
        "29, AGE_18_29",
        "30, AGE_30_39",
        "39, AGE_30_39",
        "40, AGE_40_49",
        "49, AGE_40_49",
        "50, AGE_50_59",
        "59, AGE_50_59",
        "60, AGE_60_PLUS",
        "104, AGE_60_PLUS",
        ", UNKNOWN"
    })
    void an_age_belongs_to_one_group(Integer age, AgeGroup group) {
        assertThat(AgeGroup.of(age)).isEqualTo(group);
    }
}
