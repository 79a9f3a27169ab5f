package dk.fodfaeste.reporting.economy;

import static dk.fodfaeste.reporting.economy.Lines.line;
import static dk.fodfaeste.reporting.economy.Lines.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {
    private static final LocalDate LAST = LocalDate.parse("2025-12-31");

    private static Optional<Ending> on(String today, List<GrantLine> lines) {
        return Ending.of("ips", null, lines, LocalDate.parse(today));
    }

    @ParameterizedTest
    @CsvSource({"2024-12-30, false", "2024-12-31, true", "2025-12-31, true"})
    void twelveMonthsBeforeTheEndThereIsAWarning(String today, boolean warned) {
        assertThat(on(today, yearly("IPS", 2022, 2025, 2504)).isPresent()).isEqualTo(warned);
    }

    @Test
    void itSaysWhoseMoneyEndsAndWhetherItHasEnded() {
        assertThat(on("2025-06-01", yearly("IPS", 2022, 2025, 2504)))
                .hasValue(new Ending("ips", LAST, List.of("Budget 2022"), false));
        assertThat(on("2026-01-01", yearly("IPS", 2022, 2025, 2504)))
                .hasValue(new Ending("ips", LAST, List.of("Budget 2022"), true));
    }

    @Test
    void moneyThatIsGrantedAfterItTakesTheWarningAwayAndOneAppliedForDoesNot() {
        List<GrantLine> lines = new ArrayList<>(yearly("IPS", 2022, 2025, 2504));
        lines.add(line("ips", "IPS", Standing.APPLIED_FOR, null, 2026, Sign.EXPENSE, 2029, 2257));
        lines.add(line("ips", "IPS", Standing.GRANTED, null, 2026, Sign.EXPENSE, 2027, 0));
        lines.add(line("ips", "IPS", Standing.GRANTED, null, 2026, Sign.INCOME, 2028, 10));
        lines.add(line("veteraner", "IPS", Standing.GRANTED, null, 2026, Sign.EXPENSE, 2029, 10));
        assertThat(on("2025-06-01", lines)).isPresent();
        lines.add(line("ips", "IPS", Standing.GRANTED, null, 2026, Sign.EXPENSE, 2026, 2257));
        assertThat(on("2025-06-01", lines)).isEmpty();
    }

    @Test
    void anInitiativeThatHasEndedNeedsNone() {
        List<GrantLine> lines = yearly("IPS", 2022, 2025, 2504);
        assertThat(Ending.of("ips", LAST, lines, LAST)).isPresent();
        assertThat(Ending.of("ips", LAST, lines, LAST.plusDays(1))).isEmpty();
        assertThat(on("2025-06-01", List.of())).isEmpty();
    }
}
