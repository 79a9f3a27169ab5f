package dk.fodfaeste.reporting.grants.calculation;

import static dk.fodfaeste.reporting.grants.calculation.GrantLines.line;
import static dk.fodfaeste.reporting.grants.calculation.GrantLines.yearly;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantEndingTest {
    private static final LocalDate LAST = LocalDate.parse("2025-12-31");

    private static List<GrantEnding> on(String today, List<GrantLine> lines) {
        return GrantEnding.of("ips", null, lines, LocalDate.parse(today));
    }

    @ParameterizedTest
    @CsvSource({"2024-12-30, false", "2024-12-31, true", "2025-12-31, true"})
    void the_warning_starts_twelve_months_before_the_end(String today, boolean warned) {
        assertThat(on(today, yearly("IPS", 2022, 2025, 2504))).hasSize(warned ? 1 : 0);
    }

    @Test
    void an_ending_names_the_agreements_and_whether_it_is_over() {
        assertThat(on("2025-06-01", yearly("IPS", 2022, 2025, 2504)))
                .containsExactly(new GrantEnding("ips", LAST, List.of("Budget 2022"), List.of(), false));
        assertThat(on("2026-01-01", yearly("IPS", 2022, 2025, 2504)))
                .containsExactly(new GrantEnding("ips", LAST, List.of("Budget 2022"), List.of(), true));
    }

    @Test
    void a_later_grant_removes_the_warning_and_a_later_application_does_not() {
        List<GrantLine> lines = new ArrayList<>(yearly("IPS", 2022, 2025, 2504));
        lines.add(line("ips", "IPS", GrantStage.APPLIED_FOR, null, 2026, Sign.EXPENSE, 2029, 2257));
        lines.add(line("ips", "IPS", GrantStage.GRANTED, null, 2026, Sign.EXPENSE, 2027, 0));
        lines.add(line("ips", "IPS", GrantStage.GRANTED, null, 2026, Sign.INCOME, 2028, 10));
        lines.add(line("veteraner", "IPS", GrantStage.GRANTED, null, 2026, Sign.EXPENSE, 2029, 10));
        assertThat(on("2025-06-01", lines)).hasSize(1);
        lines.add(line("ips", "IPS", GrantStage.GRANTED, null, 2026, Sign.EXPENSE, 2026, 2257));
        assertThat(on("2025-06-01", lines)).isEmpty();
    }

    @Test
    void an_initiative_that_has_ended_has_no_warning() {
        List<GrantLine> lines = yearly("IPS", 2022, 2025, 2504);
        assertThat(GrantEnding.of("ips", LAST, lines, LAST)).hasSize(1);
        assertThat(GrantEnding.of("ips", LAST, lines, LAST.plusDays(1))).isEmpty();
        assertThat(on("2025-06-01", List.of())).isEmpty();
    }

    private static List<GrantLine> granted(String agreement, String administration, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> new GrantLine(
                        "ips",
                        agreement,
                        "BI11",
                        GrantStage.GRANTED,
                        null,
                        "IPS",
                        administration,
                        null,
                        null,
                        null,
                        2022,
                        Sign.EXPENSE,
                        year,
                        630,
                        null))
                .toList();
    }

    @SafeVarargs
    private static List<GrantEnding> on(String today, List<GrantLine>... granted) {
        return on(today, Stream.of(granted).flatMap(List::stream).toList());
    }

    private static GrantEnding part(String lastDay, String agreement, boolean over, String... administrations) {
        return new GrantEnding("ips", LocalDate.parse(lastDay), List.of(agreement), List.of(administrations), over);
    }

    @Test
    void the_end_of_one_administrations_money_is_reported_while_other_money_continues() {
        List<GrantLine> employment = granted("Budget 2022", "BIF", 2022, 2028);
        List<GrantLine> social = granted("Budget 2022", "SOF", 2022, 2025);
        assertThat(on("2024-12-30", employment, social)).isEmpty();
        assertThat(on("2024-12-31", employment, social))
                .containsExactly(part("2025-12-31", "Budget 2022", false, "SOF"));
        assertThat(on("2026-12-31", employment, social))
                .containsExactly(part("2025-12-31", "Budget 2022", true, "SOF"));
        assertThat(on("2027-01-01", employment, social))
                .as("a year after it is history")
                .isEmpty();
        assertThat(on("2025-06-01", employment, social, granted("Budget 2026", "SOF", 2026, 2029)))
                .isEmpty();
    }

    @Test
    void the_end_of_an_agreement_is_reported_unless_another_starts_after_it() {
        List<GrantLine> ending = granted("Budget 2022", "BIF og SOF", 2022, 2025);
        assertThat(on("2025-06-01", ending, granted("Budget 2024", "BIF", 2024, 2027)))
                .as("what runs beside it already takes nobody's place")
                .containsExactly(part("2025-12-31", "Budget 2022", false, "BIF", "SOF"));
        assertThat(on("2025-06-01", ending, granted("Budget 2026", "BIF", 2026, 2029)))
                .containsExactly(part("2025-12-31", "Budget 2022", false, "SOF"));
        assertThat(on(
                        "2025-06-01",
                        ending,
                        granted("Budget 2026", "BIF", 2026, 2029),
                        granted("Budget 2027", "SOF", 2026, 2027)))
                .isEmpty();
    }

    @Test
    void the_end_of_all_money_is_reported_next_to_an_earlier_partial_end() {
        assertThat(on(
                        "2025-06-01",
                        granted("Budget 2022", "BIF", 2022, 2025),
                        granted("Budget 2022", "SOF", 2022, 2024)))
                .containsExactly(
                        part("2024-12-31", "Budget 2022", true, "SOF"),
                        new GrantEnding("ips", LAST, List.of("Budget 2022"), List.of(), false));
    }
}
