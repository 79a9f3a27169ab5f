package dk.fodfaeste.participant.initiatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.DefinitionFault;
import dk.fodfaeste.measures.MeasureDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
        MeasureDefinition measure = measure("P2M", 30, revision(START, "25"));
        assertRefused(422, "measures[1].code", "ips", body(measure, measure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "168.5"})
    void hours_fit_into_a_week(String hours) {
        MeasureDefinition.Revision revision = new MeasureDefinition.Revision(
                START, BigDecimal.TEN, List.of("EDUCATION"), null, null, new BigDecimal(hours));
        assertRefused(422, "measures[0].revisions[0].minimumWeeklyHours", "ips", body(measure("P2M", 30, revision)));
    }

    @Test
    void all_faults_are_reported_at_once() {
        InitiativeBody body = new InitiativeBody(
                null,
                null,
                "n",
                null,
                null,
                START,
                START.minusDays(1),
                -1,
                null,
                -2,
                null,
                null,
                null,
                null,
                40,
                30,
                null,
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
                null,
                LocalDate.of(202, 1, 1),
                null,
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
        Definition definition =
                body(measure("P2M", null, revision(START, "25"))).definition();
        assertThat(definition.windowBasis()).isEqualTo(WindowBasis.ANCHOR);
        assertThat(definition.activityKinds()).isNull();
        MeasureDefinition measure = definition.measures().getFirst();
        assertThat(measure.kind()).isEqualTo("SITUATION_AFTER");
        assertThat(measure.graceDays()).isEqualTo(30);
        assertThat(measure.excludedExitReasons()).containsExactly("DECEASED");
    }

    @ParameterizedTest
    @CsvSource({
        "code, 400, ''",
        "code, 400, Not A Code",
        "name, 400, ''",
        "excludedExitReasons[0], 400, BORED",
        "startedAs[0], 400, ASLEEP",
        "startedAs[0], 400, UNKNOWN",
        "revisions[0].successStatuses[0], 400, RICH",
        "kind, 400, HALFWAY",
        "anchor, 400, HALFWAY",
        "milestone, 422, SOCIAL_PROGRESS",
        "meeting, 422, JOB_INTERVIEW",
        "occasions, 422, MONTH_END",
        "ofSuccessesOf, 422, other"
    })
    void a_fault_of_a_measure_is_a_violation_of_its_field(String field, int status, String value) {
        String name = field.replaceFirst(".*\\.", "").replaceFirst("\\[.*", "");
        MeasureDefinition measure = new MeasureDefinition(
                name.equals("code") ? value : "m",
                name.equals("name") ? value : "n",
                null,
                name.equals("kind") ? value : null,
                name.equals("anchor") ? value : "EXIT",
                name.equals("milestone") ? value : null,
                "P2M",
                null,
                name.equals("excludedExitReasons") ? List.of(value) : null,
                name.equals("startedAs") ? List.of(value) : null,
                name.equals("ofSuccessesOf") ? value : null,
                name.equals("occasions") ? value : null,
                null,
                null,
                name.equals("meeting") ? value : null,
                null,
                null,
                List.of(new MeasureDefinition.Revision(
                        START, null, List.of(name.equals("successStatuses") ? value : "EDUCATION"), null, null, null)));
        assertRefused(status, "measures[0]." + field, "ips", body(measure));
    }

    @ParameterizedTest
    @EnumSource(value = DefinitionFault.Problem.class, mode = EnumSource.Mode.EXCLUDE, names = "BASE_HAS_FAULTS")
    void each_problem_of_a_definition_has_its_text(DefinitionFault.Problem problem) {
        DefinitionFault fault = new DefinitionFault("field", problem, List.of(0, 100));
        assertThat(DefinitionFaultText.of(fault).english()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void an_intake_is_at_least_one(int intakePerYear) {
        InitiativeBody valid = body(measure("P2M", 30, revision(START, "25")));
        InitiativeBody body = new InitiativeBody(
                null,
                null,
                "n",
                null,
                null,
                START,
                null,
                null,
                intakePerYear,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                valid.measures(),
                null,
                null);
        assertRefused(422, "intakePerYear", "ips", body);
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
                null,
                body.administrations(),
                body.runsFrom(),
                null,
                body.capacity(),
                null,
                body.caseloadNorm(),
                body.targetGroup(),
                body.effort(),
                body.objective(),
                body.evaluation(),
                body.minimumAge(),
                null,
                null,
                null,
                body.measures(),
                period,
                archived);
    }

    private static InitiativeBody body(MeasureDefinition... measures) {
        return new InitiativeBody(
                null,
                null,
                "IPS",
                null,
                List.of("BIF"),
                START,
                null,
                40,
                null,
                25,
                "Voksne",
                "Samtaler",
                "25 % i job",
                "Hvert halve år",
                18,
                null,
                null,
                null,
                List.of(measures),
                null,
                null);
    }

    private static MeasureDefinition measure(
            String offset, Integer graceDays, MeasureDefinition.Revision... revisions) {
        return new MeasureDefinition(
                "m",
                "n",
                null,
                null,
                "EXIT",
                null,
                offset,
                graceDays,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(revisions));
    }

    private static MeasureDefinition.Revision revision(LocalDate validFrom, String target) {
        return new MeasureDefinition.Revision(
                validFrom, new BigDecimal(target), List.of("EDUCATION"), null, null, null);
    }
}
