package dk.fodfaeste.reporting.grants.calculation;

import static dk.fodfaeste.reporting.grants.calculation.GrantLines.line;
import static dk.fodfaeste.reporting.grants.calculation.GrantLines.stated;
import static dk.fodfaeste.reporting.grants.calculation.GrantLines.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EconomyTableTest {

    @Test
    void a_table_has_a_row_for_each_budget_item_a_column_for_each_year_and_totals() {
        List<GrantLine> lines = new ArrayList<>(yearly("IPS-konsulenter", 2022, 2023, 1874));
        lines.addAll(yearly("Socialfaglig", 2023, 2023, 630));

        EconomyTable table = EconomyTable.of(lines).getFirst();

        assertThat(EconomyTable.of(lines)).hasSize(1);
        assertThat(table.years()).containsExactly(2022, 2023);
        assertThat(table.rows())
                .extracting(EconomyTable.Row::budgetItem)
                .containsExactly("IPS-konsulenter", "Socialfaglig");
        assertThat(table.rows().getLast().amounts().in(2022))
                .as("nothing was said")
                .isNull();
        assertThat(table.sums().byYear()).isEqualTo(Map.of(2022, 1874L, 2023, 2504L));
        assertThat(table.sums().total()).isEqualTo(4378);
        assertThat(table.technical()).singleElement().satisfies(row -> {
            assertThat(row.committee()).isEqualTo("BIU");
            assertThat(row.grantNumber()).isEqualTo("35.10");
            assertThat(row.amounts().total()).isEqualTo(4378);
        });
    }

    @Test
    void income_reduces_the_sum_and_has_its_own_technical_row() {
        EconomyTable table = EconomyTable.of(List.of(
                        line("Service", 2017, 1000),
                        line("ips", "Færre overførsler", GrantStage.GRANTED, null, 2022, Sign.INCOME, 2017, 5000)))
                .getFirst();
        assertThat(table.sums().total()).isEqualTo(-4000);
        assertThat(table.technical())
                .extracting(EconomyTable.TechnicalRow::sign)
                .containsExactly(Sign.EXPENSE, Sign.INCOME);
    }

    @Test
    void price_levels_scenarios_and_stages_have_separate_tables() {
        List<EconomyTable> tables = EconomyTable.of(List.of(
                line("ips", "a", GrantStage.APPLIED_FOR, "Scenarie 1", 2026, Sign.EXPENSE, 2026, 1),
                line("ips", "a", GrantStage.APPLIED_FOR, "Scenarie 2", 2026, Sign.EXPENSE, 2026, 2),
                line("ips", "a", GrantStage.APPLIED_FOR, "Scenarie 2", 2025, Sign.EXPENSE, 2026, 4),
                line("ips", "a", GrantStage.GRANTED, null, 2022, Sign.EXPENSE, 2026, 8)));
        assertThat(tables).extracting(table -> table.sums().total()).containsExactly(8L, 1L, 4L, 2L);
    }

    @Property
    void every_amount_is_in_one_table_and_rows_and_columns_have_the_same_sum(@ForAll("lines") List<GrantLine> lines) {
        List<EconomyTable> tables = EconomyTable.of(lines);
        assertThat(tables.stream().mapToLong(table -> table.sums().total()).sum())
                .isEqualTo(lines.stream().mapToLong(GrantLine::signed).sum());
        assertThat(tables).allSatisfy(table -> {
            assertThat(table.rows().stream()
                            .mapToLong(row -> row.amounts().total())
                            .sum())
                    .isEqualTo(table.sums().total());
            assertThat(table.technical().stream()
                            .mapToLong(row -> row.amounts().total())
                            .sum())
                    .isEqualTo(table.sums().total());
            assertThat(table.sums().byYear().values().stream()
                            .mapToLong(each -> each)
                            .sum())
                    .isEqualTo(table.sums().total());
            assertThat(table.years())
                    .isSorted()
                    .isEqualTo(List.copyOf(table.sums().byYear().keySet()));
        });
    }

    @Property
    void no_sum_adds_different_prices_without_naming_them(@ForAll("lines") List<GrantLine> lines) {
        assertThat(EconomyTable.of(lines))
                .allSatisfy(table -> assertThat(lines.stream()
                                .filter(line -> line.priceLevel() == table.priceLevel()
                                        && line.standing() == table.standing()
                                        && GrantLine.blank(line.scenario()).equals(GrantLine.blank(table.scenario())))
                                .mapToLong(GrantLine::signed)
                                .sum())
                        .isEqualTo(table.sums().total()));
        EarlierGrants earlier = EarlierGrants.among(lines);
        assertThat(earlier.priceLevels())
                .isEqualTo(lines.stream()
                        .filter(GrantLine::isGranted)
                        .map(GrantLine::priceLevel)
                        .distinct()
                        .sorted()
                        .toList());
        assertThat(earlier.rows().stream()
                        .mapToLong(row -> row.amounts().total())
                        .sum())
                .isEqualTo(earlier.sums().total());
    }

    @Property
    void the_order_of_lines_does_not_change_sums(@ForAll("lines") List<GrantLine> lines, @ForAll long seed) {
        List<GrantLine> shuffled = new ArrayList<>(lines);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(EconomyTable.of(shuffled))
                .extracting(EconomyTable::sums)
                .isEqualTo(
                        EconomyTable.of(lines).stream().map(EconomyTable::sums).toList());
        assertThat(EarlierGrants.among(shuffled)).isEqualTo(EarlierGrants.among(lines));
    }

    @Property
    void a_stated_total_is_reported_if_and_only_if_the_lines_have_another_sum(
            @ForAll("lines") List<GrantLine> lines, @ForAll("smallAmounts") long stated) {
        List<GrantLine> meant = lines.stream()
                .filter(line -> line.scenario() == null && line.year() == 2023)
                .toList();
        long computed = meant.stream().mapToLong(GrantLine::signed).sum();
        List<TotalDifference> differences =
                TotalDifference.among(List.of(stated(null, null, null, 2023, stated)), lines);
        if (computed == stated) {
            assertThat(differences).isEmpty();
        } else {
            assertThat(differences).singleElement().satisfies(difference -> {
                assertThat(difference.computed()).isEqualTo(computed);
                assertThat(difference.difference()).isEqualTo(stated - computed);
                assertThat(difference.lines()).isEqualTo(meant.size());
            });
        }
    }

    @Test
    void a_stated_total_is_compared_with_the_lines_it_covers() {
        List<GrantLine> lines = List.of(
                line("ips", "a", GrantStage.APPLIED_FOR, "Scenarie 1", 2026, Sign.EXPENSE, 2026, 100),
                line("ips", "b", GrantStage.APPLIED_FOR, "Scenarie 1", 2025, Sign.EXPENSE, 2027, 10),
                line("veteraner", "a", GrantStage.APPLIED_FOR, "Scenarie 1", 2026, Sign.EXPENSE, 2026, 1));
        assertThat(TotalDifference.among(
                        List.of(
                                stated("ips", "Scenarie 1", null, null, 110),
                                stated("ips", "Scenarie 1", "a", null, 100),
                                stated(null, "Scenarie 1", null, 2026, 101),
                                stated("ips", "Scenarie 1", null, 2025, 0)),
                        lines))
                .isEmpty();
        assertThat(TotalDifference.among(
                        List.of(stated(null, "Scenarie 1", null, null, 100), stated("ips", null, null, 2026, 100)),
                        lines))
                .extracting(
                        TotalDifference::computed,
                        TotalDifference::difference,
                        TotalDifference::lines,
                        TotalDifference::priceLevels)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(111L, -11L, 3, List.of(2025, 2026)),
                        org.assertj.core.groups.Tuple.tuple(0L, 100L, 0, List.of()));
    }

    @Test
    void equal_grants_of_another_initiative_are_possible_duplicates() {
        List<GrantLine> lines = List.of(
                line("ips", "a", GrantStage.GRANTED, null, 2019, Sign.EXPENSE, 2019, 1900),
                line("ips", "a", GrantStage.GRANTED, null, 2019, Sign.EXPENSE, 2020, 2400),
                elsewhere("rusmiddel", "BI10", GrantStage.GRANTED, 2019, 1000),
                elsewhere("rusmiddel", "BI10", GrantStage.GRANTED, 2019, 900),
                elsewhere("rusmiddel", "BI10", GrantStage.GRANTED, 2020, 1900),
                elsewhere("psykiatri", "BI10", GrantStage.GRANTED, 2019, 2400),
                elsewhere("psykiatri", "BI10", GrantStage.GRANTED, 2020, 1900),
                elsewhere("veteraner", "BI14", GrantStage.GRANTED, 2019, 1900),
                elsewhere("sundhed", "BI10", GrantStage.APPLIED_FOR, 2019, 1900));
        assertThat(PossibleDuplicateGrant.of("ips", lines))
                .as("of the agreement that gave both the same in one year, every year; of one that never did, none")
                .containsExactly(
                        new PossibleDuplicateGrant("Budget 2022", 2019, 1900, "rusmiddel", "BI10", 1900),
                        new PossibleDuplicateGrant("Budget 2022", 2020, 2400, "rusmiddel", "BI10", 1900));
        assertThat(PossibleDuplicateGrant.of("sundhed", lines)).isEmpty();
    }

    private static GrantLine elsewhere(String initiative, String document, GrantStage standing, int year, long amount) {
        return new GrantLine(
                initiative,
                "Budget 2022",
                document,
                standing,
                null,
                "a" + amount,
                "BIF",
                null,
                null,
                null,
                2019,
                Sign.EXPENSE,
                year,
                amount,
                null);
    }

    @Provide
    static Arbitrary<Long> smallAmounts() {
        return Arbitraries.longs().between(-3, 6);
    }

    @Provide
    static Arbitrary<List<GrantLine>> lines() {
        return Combinators.combine(
                        Arbitraries.of("a", "b"),
                        Arbitraries.of(GrantStage.class),
                        Arbitraries.of("Scenarie 1", "Scenarie 2").injectNull(0.5),
                        Arbitraries.of(2019, 2022),
                        Arbitraries.of(Sign.class),
                        Arbitraries.integers().between(2022, 2024),
                        Arbitraries.longs().between(0, 3))
                .as((budgetItem, standing, scenario, prices, sign, year, amount) ->
                        line("ips", budgetItem, standing, scenario, prices, sign, year, amount))
                .list()
                .ofMaxSize(8);
    }
}
