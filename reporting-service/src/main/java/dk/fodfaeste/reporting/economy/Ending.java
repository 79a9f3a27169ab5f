package dk.fodfaeste.reporting.economy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Granted money that ends, with nothing granted after it.
 *
 * @param lastDay of the last year that money was granted for
 * @param budgetAgreements whose money it is in that year
 * @param over whether that day has passed already
 */
public record Ending(String initiative, LocalDate lastDay, List<String> budgetAgreements, boolean over) {
    private static final int MONTHS_AHEAD = 12;

    /**
     * From twelve months before the end on, for as long as the initiative runs on.
     *
     * @param lines of the initiative and others
     * @param runsTo the initiative's last day; null where no end is set
     */
    public static Optional<Ending> of(
            String initiative, LocalDate runsTo, Collection<GrantLine> lines, LocalDate today) {
        Predicate<GrantLine> grants = line -> line.initiative().equals(initiative)
                && line.isGranted()
                && line.sign() == Sign.EXPENSE
                && line.amount() > 0;
        return lines.stream()
                .filter(grants)
                .map(GrantLine::year)
                .max(Integer::compare)
                .map(year -> new Ending(
                        initiative,
                        LocalDate.of(year, 12, 31),
                        lines.stream()
                                .filter(grants)
                                .filter(line -> line.year() == year)
                                .map(GrantLine::budgetAgreement)
                                .distinct()
                                .sorted()
                                .toList(),
                        LocalDate.of(year, 12, 31).isBefore(today)))
                .filter(ending -> !ending.lastDay.isAfter(today.plusMonths(MONTHS_AHEAD)))
                .filter(ending -> runsTo == null || !runsTo.isBefore(today));
    }
}
