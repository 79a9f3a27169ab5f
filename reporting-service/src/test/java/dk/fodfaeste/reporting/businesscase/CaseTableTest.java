package dk.fodfaeste.reporting.businesscase;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.CaseTable.Cost;
import dk.fodfaeste.reporting.businesscase.CaseTable.Input;
import dk.fodfaeste.reporting.businesscase.CaseTable.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CaseTableTest {
    private static final Map<Integer, Cost> COSTS =
            Map.of(2017, new Cost(Exact.of(2750), "1000 + 1750"), 2018, new Cost(Exact.of(3500), "1000 + 2500"));

    /** The business case of the budget 2017. */
    private static Assumptions note() {
        return new Assumptions(
                "Business case",
                "Budget 2017",
                LocalDate.of(2016, 8, 1),
                2017,
                "m",
                500L,
                2020,
                List.of(new ProjectYear(2017, 28, 5_000L), new ProjectYear(2018, 28, 5_000L)),
                false,
                List.of(),
                List.of());
    }

    private static CaseTable table(Map<Integer, Exact> successes, Map<Integer, Exact> shares, int lastYear) {
        return CaseTable.of(note(), new Input(successes, shares, COSTS, Exact.ONE, lastYear));
    }

    private static Map<Integer, Exact> both(Exact value) {
        return new HashMap<>(Map.of(2017, value, 2018, value));
    }

    private static List<BigDecimal> numbers(CaseTable table, java.util.function.Function<Row, CaseTable.Cell> cell) {
        return table.rows().stream()
                .map(row -> cell.apply(row).value().rounded())
                .toList();
    }

    private static List<BigDecimal> decimals(String... numbers) {
        return List.of(numbers).stream().map(BigDecimal::new).toList();
    }

    @Test
    void the_plan_of_the_note_gives_the_tables_of_the_note() {
        CaseTable table = table(both(Exact.of(28)), both(Exact.ONE), 2020);
        assertThat(numbers(table, Row::saved)).isEqualTo(decimals("-5000", "-5500", "-1000", "-1000"));
        assertThat(numbers(table, Row::cost)).isEqualTo(decimals("2750", "3500", "0", "0"));
        assertThat(numbers(table, Row::net)).isEqualTo(decimals("-2250", "-2000", "-1000", "-1000"));
        assertThat(numbers(table, Row::accumulated)).isEqualTo(decimals("-2250", "-4250", "-5250", "-6250"));
        assertThat(table.paybackYear()).contains(1);
        assertThat(table.rows().get(1).saved().how()).isEqualTo("−(28 × 5000 / 28 + 500)");
        assertThat(table.rows().get(1).net().how()).isEqualTo("3500 + (−5500)");
    }

    @Test
    void successes_that_fell_out_again_do_not_save_afterwards() {
        Map<Integer, Exact> shares = both(Exact.ONE);
        shares.put(2017, Exact.of(3, 4));
        CaseTable table = table(both(Exact.of(14)), shares, 2020);
        assertThat(numbers(table, Row::saved)).isEqualTo(decimals("-2500", "-2875", "-875", "-875"));
        assertThat(table.paybackYear()).contains(3);
        assertThat(table.rows().get(3).saved().how()).isEqualTo("−(500 × 3/4 + 500)");
    }

    @Test
    void what_depends_on_an_unknown_number_is_unknown() {
        CaseTable table = table(Map.of(2017, Exact.of(27)), Map.of(2017, Exact.ONE), 2018);
        assertThat(table.rows().get(0).saved().value().rounded()).isEqualTo(new BigDecimal("-4821.4"));
        assertThat(table.rows().subList(1, 4))
                .allMatch(row -> !row.accumulated().isKnown());
        assertThat(table.rows().get(1).successes()).isNull();
        assertThat(table.paybackYear()).contains(1);
    }

    /** An independent count with long division: everything times 28. */
    @Property
    void realised_is_exact(@ForAll @IntRange(max = 200) int first, @ForAll @IntRange(max = 200) int second) {
        CaseTable table = table(Map.of(2017, Exact.of(first), 2018, Exact.of(second)), both(Exact.ONE), 2020);
        long times28 = 28L * (2750 + 3500 - 500 - 2000) - 5000L * (first + second);
        Exact accumulated = table.rows().getLast().accumulated().value();
        assertThat(accumulated.times(Exact.of(28)).plus(Exact.of(-times28)).signum())
                .isZero();
    }
}
