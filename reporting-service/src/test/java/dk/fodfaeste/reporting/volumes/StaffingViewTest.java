package dk.fodfaeste.reporting.volumes;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaffingViewTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private static GrantLine line(String budgetItem, String administration, int year, String fullTimeEquivalents) {
        return new GrantLine(
                "ips",
                "Budget 2026",
                "BI11",
                GrantStage.GRANTED,
                null,
                budgetItem,
                administration,
                null,
                null,
                null,
                2026,
                Sign.EXPENSE,
                year,
                100,
                fullTimeEquivalents == null ? null : new BigDecimal(fullTimeEquivalents));
    }

    @Test
    void the_lines_of_the_year_add_up() {
        StaffingView staffing = StaffingView.of(
                DAY,
                List.of(
                        line("Konsulenter", "BIF", 2026, "3.00"),
                        line("Behandling", "SOF", 2026, "0.5"),
                        line("Husleje", "BIF", 2026, null),
                        line("Konsulenter", "BIF", 2027, "9")),
                new BigDecimal("3.2"));
        assertThat(staffing.paidFor()).isEqualByComparingTo("3.5");
        assertThat(staffing.lines())
                .containsExactly(
                        new StaffingView.PaidLine("Konsulenter", "BIF", new BigDecimal("3")),
                        new StaffingView.PaidLine("Behandling", "SOF", new BigDecimal("0.5")));
    }

    @Test
    void nothing_is_paid_for_where_the_grants_of_the_year_state_none() {
        StaffingView staffing = StaffingView.of(DAY, List.of(line("Konsulenter", "BIF", 2025, "3")), null);
        assertThat(staffing.paidFor()).isNull();
        assertThat(staffing.lines()).isEmpty();
    }
}
