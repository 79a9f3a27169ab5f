package dk.fodfaeste.participant.initiatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitiativeRulesTest {
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    @Test
    void a_valid_initiative_passes() {
        assertThatCode(() -> InitiativeRules.check("ips", body(measure("P2M", 30, revision(START, "25.0")))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-ips", "IPS", "ips sydhavnen", "æøå", "ips/1"})
    void a_code_has_lower_case_letters_digits_and_hyphens(String code) {
        assertRefused(400, "code", code, body(measure("P2M", 30, revision(START, "25"))));
    }

    @Test
    void the_code_in_the_body_is_the_one_in_the_address() {
        InitiativeBody body = body(measure("P2M", 30, revision(START, "25")));
        InitiativeBody named = new InitiativeBody(
                "other",
                null,
                "n",
                null,
                START,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                body.measures(),
                null,
                null);
        assertRefused(422, "code", "ips", named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P2M", "P6W", "P1Y2M3D", "P50Y", "P600M", "P18000D"})
    void an_offset_is_a_period_of_at_most_fifty_years(String offset) {
        assertThatCode(() -> InitiativeRules.check("ips", body(measure(offset, 30, revision(START, "25")))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2 months, 400", "PT2H, 400", "P, 400", "P2, 400", "p2m, 400", "P2M1, 400", "P99999999999M, 400",
        "-P2M, 422", "P-2M, 422", "P1M-5D, 422", "P50Y1D, 422", "P601M, 422", "P18263D, 422", "P2147483647Y, 422"
    })
    void an_offset_that_is_no_period_is_malformed_and_one_out_of_range_violates_a_rule(String offset, int status) {
        assertRefused(status, "measures[0].offset", "ips", body(measure(offset, 30, revision(START, "25"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "100.1", "25.12345", "1E+400", "0E+9"})
    void a_target_lies_between_0_and_100(String target) {
        assertRefused(
                422,
                "measures[0].revisions[0].targetPercent",
                "ips",
                body(measure("P2M", 30, revision(START, target))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "100", "1E+1", "47.5"})
    void zero_and_hundred_are_valid_targets(String target) {
        assertThatCode(() -> InitiativeRules.check("ips", body(measure("P2M", 30, revision(START, target)))))
                .doesNotThrowAnyException();
    }

    @Test
    void two_revisions_from_one_day_are_refused_and_the_second_is_named() {
        assertRefused(
                422,
                "measures[0].revisions[2].validFrom",
                "ips",
                body(measure(
                        "P2M", 30, revision(START.plusDays(1), "25"), revision(START, "25"), revision(START, "30"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 367})
    void grace_is_at_most_a_year(int days) {
        assertRefused(422, "measures[0].graceDays", "ips", body(measure("P2M", days, revision(START, "25"))));
    }

    @Test
    void the_codes_of_measures_are_unique() {
        Measure measure = measure("P2M", 30, revision(START, "25"));
        assertRefused(422, "measures[1].code", "ips", body(measure, measure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "168.5"})
    void hours_fit_into_a_week(String hours) {
        Revision revision = new Revision(START, BigDecimal.TEN, List.of(Status.EDUCATION), new BigDecimal(hours));
        assertRefused(422, "measures[0].revisions[0].minimumWeeklyHours", "ips", body(measure("P2M", 30, revision)));
    }

    @Test
    void all_faults_are_reported_at_once() {
        InitiativeBody body = new InitiativeBody(
                null,
                null,
                "n",
                null,
                START,
                START.minusDays(1),
                -1,
                -2,
                null,
                null,
                null,
                null,
                40,
                30,
                null,
                List.of(measure("P2M", 400, revision(START, "101"))),
                "-P1Y",
                null);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> InitiativeRules.check("ips", body));
        assertThat(refusal.violations())
                .extracting("field")
                .containsExactly(
                        "runsTo",
                        "capacity",
                        "caseloadNorm",
                        "maximumAge",
                        "retentionPeriod",
                        "measures[0].graceDays",
                        "measures[0].revisions[0].targetPercent");
    }

    @Test
    void implausible_dates_are_refused() {
        InitiativeBody body = new InitiativeBody(
                null,
                null,
                "n",
                null,
                LocalDate.of(202, 1, 1),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                151,
                null,
                null,
                List.of(measure("P2M", 30, revision(LocalDate.of(2200, 1, 1), "25"))),
                null,
                null);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> InitiativeRules.check("ips", body));
        assertThat(refusal.violations())
                .extracting("field")
                .containsExactly("runsFrom", "minimumAge", "measures[0].revisions[0].validFrom");
    }

    @Test
    void missing_values_have_defaults() {
        Measure measure = new Measure("m", "n", Anchor.EXIT, "P2M", null, null, List.of(revision(START, "25")));
        assertThat(measure.graceDays()).isEqualTo(30);
        assertThat(measure.excludedExitReasons()).containsExactly(ExitReason.DECEASED);
        assertThat(body(measure).definition().windowBasis()).isEqualTo(WindowBasis.ANCHOR);
    }

    @Test
    void definitions_are_equivalent_with_other_zeros_order_and_spaces() {
        Definition one = body(measure("P2M", 30, revision(START, "25.0"), revision(START.plusYears(1), "30")))
                .definition();
        Definition other = body(measure("P2M", 30, revision(START.plusYears(1), "30.00"), revision(START, "25")))
                .definition();
        assertThat(one.isEquivalentTo(other)).isTrue();
        assertThat(one.isEquivalentTo(
                        body(measure("P2M", 30, revision(START, "25"))).definition()))
                .isFalse();
    }

    @Property
    void years_equal_months_and_weeks_equal_days(
            @ForAll @IntRange(min = 0, max = 49) int years, @ForAll @IntRange(min = 0, max = 11) int months) {
        assertThat(Offset.tryParse("P%dY%dM".formatted(years, months)))
                .isEqualTo(Offset.tryParse("P%dM".formatted(years * 12 + months)));
        assertThat(Offset.tryParse("P%dW".formatted(years))).isEqualTo(Offset.tryParse("P%dD".formatted(years * 7)));
    }

    private static void assertRefused(int status, String field, String code, InitiativeBody body) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> InitiativeRules.check(code, body));
        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.violations()).extracting("field").containsExactly(field);
    }

    @Test
    void retention_is_five_years_by_default_and_P60M_is_equivalent() {
        InitiativeBody body = body(measure("P2M", 30, revision(START, "25")));
        assertThat(body.definition().retentionPeriod()).isEqualTo("P5Y");
        assertThat(body.definition().isEquivalentTo(keeping(body, "P60M", false).definition()))
                .isTrue();
        assertThat(body.definition().isEquivalentTo(keeping(body, "P4Y", false).definition()))
                .isFalse();
        assertThat(body.definition().isEquivalentTo(keeping(body, "P5Y", true).definition()))
                .isFalse();
        assertRefused(400, "retentionPeriod", "ips", keeping(body, "five years", null));
    }

    private static InitiativeBody keeping(InitiativeBody body, String period, Boolean archived) {
        return new InitiativeBody(
                null,
                null,
                body.name(),
                body.administrations(),
                body.runsFrom(),
                null,
                body.capacity(),
                body.caseloadNorm(),
                body.targetGroup(),
                body.effort(),
                body.objective(),
                body.evaluation(),
                body.minimumAge(),
                null,
                null,
                body.measures(),
                period,
                archived);
    }

    private static InitiativeBody body(Measure... measures) {
        return new InitiativeBody(
                null,
                null,
                "IPS",
                List.of("BIF"),
                START,
                null,
                40,
                25,
                "Voksne",
                "Samtaler",
                "25 % i job",
                "Hvert halve år",
                18,
                null,
                null,
                List.of(measures),
                null,
                null);
    }

    private static Measure measure(String offset, int graceDays, Revision... revisions) {
        return new Measure("m", "n", Anchor.EXIT, offset, graceDays, null, List.of(revisions));
    }

    private static Revision revision(LocalDate validFrom, String target) {
        return new Revision(validFrom, new BigDecimal(target), List.of(Status.EDUCATION), null);
    }
}
