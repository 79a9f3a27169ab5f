package dk.fodfaeste.reporting.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import dk.fodfaeste.reporting.volumes.Caseloads.Assigned;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseloadsTest {
    private static final SmallCountRule FIVE = new SmallCountRule(5);

    private static Caseloads of(List<Assigned> assigned, String... equivalents) {
        Map<String, BigDecimal> byConsultant = new java.util.HashMap<>();
        for (int i = 0; i < equivalents.length; i += 2) {
            byConsultant.put(equivalents[i], new BigDecimal(equivalents[i + 1]));
        }
        return new Caseloads(assigned, byConsultant);
    }

    @ParameterizedTest(name = "{0} enrolments, works {1}: {2}")
    @CsvSource({"25, 1, 25.0", "10, 0.5, 20.0", "41, 2, 20.5", "1, 0.8, 1.3", "9, 0.37, 24.3", "1, 1.5, 0.7"})
    void the_caseload_has_one_decimal_and_is_rounded_half_up(long enrolments, String equivalent, String caseload) {
        assertThat(of(List.of(new Assigned("ips", "a", enrolments)), "a", equivalent)
                        .perFullTimeEquivalent("ips", 1))
                .contains(new BigDecimal(caseload));
    }

    /** a: 1/3 of 0.9, b: 5/7 of 0.7, c: full time and without an entry. 3 + 5 + 12 enrolments per 0.3 + 0.5 + 1. */
    @Test
    void a_consultant_is_apportioned_by_their_enrolments() {
        Caseloads caseloads = of(
                List.of(
                        new Assigned("ips", "a", 3),
                        new Assigned("other", "a", 6),
                        new Assigned("ips", "b", 5),
                        new Assigned("third", "b", 2),
                        new Assigned("ips", "c", 12)),
                "a",
                "0.9",
                "b",
                "0.7");
        assertThat(caseloads.perFullTimeEquivalent("ips", 1)).contains(new BigDecimal("11.1"));
        assertThat(caseloads.perFullTimeEquivalent("other", 1)).contains(new BigDecimal("10.0"));
        assertThat(caseloads.perFullTimeEquivalent("third", 1)).contains(new BigDecimal("10.0"));
        assertThat(caseloads.fullTimeWorking("ips", 1)).contains(new BigDecimal("1.8"));
        assertThat(caseloads.fullTimeWorking("other", 1)).contains(new BigDecimal("0.6"));
    }

    @Test
    void there_is_none_without_enrolments_without_a_known_consultant_or_when_all_have_left() {
        assertThat(of(List.of()).perFullTimeEquivalent("ips", 1)).isEmpty();
        assertThat(of(List.of(new Assigned("ips", "a", 9), new Assigned("ips", null, 1)))
                        .perFullTimeEquivalent("ips", 1))
                .isEmpty();
        assertThat(of(List.of(new Assigned("ips", "a", 9), new Assigned("other", null, 1)))
                        .perFullTimeEquivalent("ips", 1))
                .contains(new BigDecimal("9.0"));
        assertThat(of(List.of(new Assigned("ips", "a", 9)), "a", "0").perFullTimeEquivalent("ips", 1))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} elsewhere: {1}")
    @CsvSource({"1, true", "4, true", "5, false"})
    void it_depends_on_few_if_a_consultant_has_few_enrolments_elsewhere(long elsewhere, boolean few) {
        Caseloads caseloads = of(List.of(
                new Assigned("ips", "a", 20), new Assigned("other", "a", elsewhere), new Assigned("other", "b", 1)));
        assertThat(caseloads.dependsOnFew("ips", FIVE)).isEqualTo(few);
        assertThat(caseloads.dependsOnFew("other", FIVE)).isFalse();
    }
}
