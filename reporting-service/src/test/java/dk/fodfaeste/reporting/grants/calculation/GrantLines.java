package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;
import java.util.stream.IntStream;

/** Lines of budget notes with defaults. */
final class GrantLines {
    private GrantLines() {}

    static GrantLine line(String budgetItem, int year, long amount) {
        return line("ips", budgetItem, GrantStage.GRANTED, null, 2022, Sign.EXPENSE, year, amount);
    }

    static GrantLine line(
            String initiative,
            String budgetItem,
            GrantStage standing,
            String scenario,
            int priceLevel,
            Sign sign,
            int year,
            long amount) {
        return new GrantLine(
                initiative,
                "Budget 2022",
                "BI14",
                standing,
                scenario,
                budgetItem,
                "BIF",
                "BIU",
                "35.10",
                null,
                priceLevel,
                sign,
                year,
                amount,
                null);
    }

    static List<GrantLine> yearly(String budgetItem, int first, int last, long amount) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> line(budgetItem, year, amount))
                .toList();
    }

    static StatedTotal stated(String initiative, String scenario, String budgetItem, Integer year, long amount) {
        return new StatedTotal(initiative, "Budget 2022", "BI14", scenario, budgetItem, year, amount, "I alt");
    }
}
