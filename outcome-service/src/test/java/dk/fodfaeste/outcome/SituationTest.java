package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationTest {

    @ParameterizedTest(name = "{0} hours are shown as {1}")
    @CsvSource({"37,37", "37.0,37", "37.50,37.5", "0,0", "0.00,0", "1.6E2,160", "0E-9,0", "168.00,168", "0.01,0.01"})
    void hours_have_no_trailing_zeros(BigDecimal written, String shown) {
        assertThat(SampleFacts.situation(null, written).weeklyHours().toPlainString())
                .isEqualTo(shown);
        assertThat(SampleFacts.situation(null, written)).isEqualTo(SampleFacts.situation(null, new BigDecimal(shown)));
    }

    @Test
    void the_order_of_statuses_does_not_matter() {
        assertThat(SampleFacts.situation(null, Status.EDUCATION, Status.OTHER))
                .isEqualTo(SampleFacts.situation(null, Status.OTHER, Status.EDUCATION));
    }

    @ParameterizedTest(name = "a version dated {0}, due 28 February then, matches one dated {1}: {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "2026-02-28,2026-02-28,true",
                "2026-02-28,none,true",
                "2026-03-01,none,false",
                "2026-03-01,2026-03-01,true",
                "2026-03-01,2026-02-28,false",
            })
    void no_date_means_the_due_date_of_that_version(LocalDate recorded, LocalDate other, boolean same) {
        assertThat(SampleFacts.recorded(recorded, 1, Status.OTHER).matches(SampleFacts.situation(other, Status.OTHER)))
                .isEqualTo(same);
    }

    @Test
    void another_status_other_hours_or_another_source_do_not_match() {
        Outcome version = SampleFacts.recorded(SampleFacts.DUE_ON, 1, Status.OTHER);
        assertThat(version.matches(SampleFacts.situation(null, Status.EDUCATION)))
                .isFalse();
        assertThat(version.matches(SampleFacts.situation(null, Status.OTHER, Status.EDUCATION)))
                .isFalse();
        assertThat(version.matches(SampleFacts.situation(null, BigDecimal.ONE))).isFalse();
        assertThat(version.matches(new Situation(EnumSet.of(Status.OTHER), null, null, Source.EMPLOYER)))
                .isFalse();
        assertThat(SampleFacts.lost(1).matches(SampleFacts.situation(null, Status.OTHER)))
                .isFalse();
        assertThat(version.matches(Situation.of(List.of(Status.OTHER), null, null, Source.PERSON)))
                .isTrue();
    }
}
