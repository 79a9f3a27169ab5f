package dk.fodfaeste.reporting.grants.calculation;

import static dk.fodfaeste.reporting.grants.calculation.GrantLines.line;
import static dk.fodfaeste.reporting.grants.calculation.GrantLines.yearly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.reporting.grants.calculation.Cost.Absent;
import dk.fodfaeste.reporting.grants.calculation.Cost.Divisor;
import dk.fodfaeste.reporting.grants.calculation.Cost.Per;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
    private static final Window YEAR = window("2024-01-01", "2024-12-31");
    private static final Window HALF = window("2024-07-01", "2024-12-31");
    private static final List<GrantLine> GRANTED = yearly("IPS", 2022, 2025, 2505);

    private static Window window(String from, String to) {
        return new Window(LocalDate.parse(from), LocalDate.parse(to), Basis.ANCHOR);
    }

    private static Cost cost(Window window, long count) {
        return Cost.of(GRANTED, window, true, new Divisor(Per.EXIT, count, true, true));
    }

    @Test
    void the_money_of_the_year_is_divided_by_the_count() {
        Cost cost = cost(YEAR, 73);
        assertThat(cost.kroner()).isEqualByComparingTo("34315");
        assertThat(cost.money()).isEqualByComparingTo("2505");
        assertThat(cost.count()).isEqualTo(73);
        assertThat(cost.priceLevels()).containsExactly(2022);
        assertThat(cost.absent()).isNull();
        assertThat(CostText.of(cost, YEAR, "I job").da())
                .isEqualTo(
                        "Bevillingen for 2024: 2.505 t.kr., 2022-p/l, delt med 73 afsluttede forløb i kalenderåret 2024.");
    }

    @Test
    void a_half_year_has_half_of_the_money_of_the_year() {
        Cost cost = cost(HALF, 1);
        assertThat(cost.kroner()).isEqualByComparingTo("1252500");
        assertThat(cost.half()).isTrue();
        assertThat(CostText.of(cost, HALF, "I job"))
                .isEqualTo(
                        new CostText(
                                "Halvdelen af bevillingen for 2024: 1.252,5 t.kr., 2022-p/l, delt med 1 afsluttet forløb i 2. halvår 2024.",
                                "Half of what was granted for 2024: DKK 1,252.5 thousand, prices of 2022, divided by 1 enrolment that ended in the second half of 2024."));
    }

    @Test
    void kroner_are_rounded_half_up() {
        assertThat(Cost.of(List.of(line("a", 2024, 1)), YEAR, true, new Divisor(Per.EXIT, 16, true, true))
                        .kroner())
                .isEqualByComparingTo("63");
    }

    @Test
    void money_applied_for_is_not_part_of_a_cost() {
        GrantLine applied = line("ips", "a", GrantStage.APPLIED_FOR, null, 2022, Sign.EXPENSE, 2024, 9000);
        assertThat(Cost.of(List.of(applied), YEAR, true, new Divisor(Per.EXIT, 5, true, true))
                        .absent())
                .isEqualTo(Absent.NO_GRANT);
        assertThat(cost(window("2026-01-01", "2026-12-31"), 5).absent()).isEqualTo(Absent.NO_GRANT);
        assertThat(cost(window("2026-01-01", "2026-12-31"), 5).money()).isNull();
    }

    @Test
    void nothing_is_divided_by_zero() {
        assertThat(cost(YEAR, 0)).satisfies(cost -> {
            assertThat(cost.absent()).isEqualTo(Absent.NOBODY);
            assertThat(cost.kroner()).isNull();
        });
    }

    @Test
    void a_window_that_has_not_ended_has_no_cost() {
        assertThat(Cost.of(GRANTED, YEAR, false, new Divisor(Per.EXIT, 5, true, true)))
                .satisfies(cost -> {
                    assertThat(cost.absent()).isEqualTo(Absent.NOT_OVER);
                    assertThat(cost.count()).isNull();
                });
    }

    @Test
    void there_is_no_cost_of_a_success_while_follow_ups_are_open() {
        Cost open = Cost.of(GRANTED, HALF, true, new Divisor(Per.SUCCESS, 3, true, false));
        assertThat(open.absent()).isEqualTo(Absent.NOT_SETTLED);
        assertThat(open.kroner()).isNull();
        assertThat(open.count()).isNull();
        assertThat(CostText.of(open, HALF, "I job"))
                .isEqualTo(new CostText(
                        "Beregnes, når alle opfølgninger for 2. halvår 2024 er afgjort (målepunktet I job).",
                        "Computed once every follow-up of the second half of 2024 is settled (measure I job)."));
        assertThat(Cost.of(GRANTED, HALF, true, new Divisor(Per.SUCCESS, 0, true, false))
                        .absent())
                .isEqualTo(Absent.NOT_SETTLED);
        assertThat(Cost.of(GRANTED, HALF, true, new Divisor(Per.SUCCESS, 0, false, false))
                        .absent())
                .as("what is hidden does not say that something is open")
                .isEqualTo(Absent.SUPPRESSED);
    }

    @Test
    void the_text_names_the_measure_and_the_basis_of_the_successes() {
        Cost cost = Cost.of(GRANTED, YEAR, true, new Divisor(Per.SUCCESS, 10, true, true));
        Window byFollowUp = new Window(YEAR.firstDay(), YEAR.lastDayInclusive(), Basis.FOLLOW_UP);
        assertThat(CostText.of(cost, YEAR, "I job").da())
                .endsWith("delt med 10 succeser i kalenderåret 2024 (målepunktet I job).");
        assertThat(CostText.of(cost, byFollowUp, "I job").da())
                .endsWith("delt med 10 succeser med opfølgningsdato i kalenderåret 2024 (målepunktet I job).");
    }

    @Test
    void a_sum_of_different_prices_names_the_price_levels() {
        List<GrantLine> lines = new ArrayList<>(GRANTED);
        lines.add(line("ips", "mere", GrantStage.GRANTED, null, 2019, Sign.EXPENSE, 2024, 95));
        Cost cost = Cost.of(lines, YEAR, true, new Divisor(Per.PARTICIPANT, 10, true, true));
        assertThat(cost.priceLevels()).containsExactly(2019, 2022);
        assertThat(CostText.of(cost, YEAR, "I job").da())
                .contains("lagt sammen på tværs af prisniveauer (2019-p/l og 2022-p/l), som ikke er ens");
    }

    @Property
    void a_hidden_count_cannot_be_recomputed(@ForAll @LongRange(min = 0, max = 1000) long count) {
        Cost cost = Cost.of(GRANTED, YEAR, true, new Divisor(Per.EXIT, count, false, true));
        assertThat(cost.absent()).isEqualTo(Absent.SUPPRESSED);
        assertThat(cost).isEqualTo(Cost.of(GRANTED, YEAR, true, new Divisor(Per.EXIT, count + 1, false, true)));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-06-30, true",
        "2024-07-01, 2024-12-31, true",
        "2024-01-01, 2024-12-31, true",
        "2024-04-01, 2024-09-30, false",
        "2024-07-01, 2025-06-30, false",
        "2024-01-02, 2024-06-30, false",
        "2024-01-01, 2024-06-29, false",
        "2023-01-01, 2024-12-31, false"
    })
    void the_period_of_a_cost_is_a_half_year_or_a_calendar_year(String from, String to, boolean valid) {
        assertThat(CostPeriod.of(window(from, to)).isPresent()).isEqualTo(valid);
        if (!valid) {
            assertThatThrownBy(() -> cost(window(from, to), 5)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
