package dk.fodfaeste.reporting.grants.calculation;

import java.util.List;
import java.util.stream.IntStream;

/** Lines of budget notes with defaults. */
final class GrantLines {
    private GrantLines() {}

    static GrantLine line(String activity, int year, long amount) {
        return line("ips", activity, GrantStage.GRANTED, null, 2022, Sign.EXPENSE, year, amount);
    }

    static GrantLine line(
            String initiative,
            String activity,
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
                activity,
                "BIF",
                "BIU",
                "35.10",
                null,
                priceLevel,
                sign,
                year,
                amount);
    }

    static List<GrantLine> yearly(String activity, int first, int last, long amount) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> line(activity, year, amount))
                .toList();
    }

    static StatedTotal stated(String initiative, String scenario, String activity, Integer year, long amount) {
        return new StatedTotal(initiative, "Budget 2022", "BI14", scenario, activity, year, amount, "I alt");
    }
}
