package dk.fodfaeste.reporting.grants.calculation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The end of granted money with no grant after it: of all money of an initiative, or of the money of one agreement for some administrations
 * while other grants continue.
 *
 * @param lastDay last day of the last year with money
 * @param budgetAgreements with money in that year
 * @param administrations without a later grant; empty if all money of the initiative ends
 * @param over whether that day has passed
 */
public record GrantEnding(
        String initiative,
        LocalDate lastDay,
        List<String> budgetAgreements,
        List<String> administrations,
        boolean over) {
    private static final int MONTHS = 12;

    /** The money of one agreement for one administration. */
    private record Share(String budgetAgreement, String administration) {}

    /**
     * Warnings start twelve months before the end. A warning about all money lasts as long as the initiative runs; one about a part of it lasts
     * until twelve months after the end.
     *
     * @param lines of all initiatives, or of this one
     * @param runsTo the initiative's last day; null if no end is set
     */
    public static List<GrantEnding> of(
            String initiative, LocalDate runsTo, Collection<GrantLine> lines, LocalDate today) {
        Map<Share, NavigableSet<Integer>> years = years(initiative, lines);
        if (years.isEmpty() || (runsTo != null && runsTo.isBefore(today))) {
            return List.of();
        }
        int last = years.values().stream().mapToInt(NavigableSet::last).max().orElseThrow();
        List<GrantEnding> endings = new ArrayList<>(parts(initiative, years, last, today));
        endings.add(new GrantEnding(
                initiative,
                endOf(last),
                years.entrySet().stream()
                        .filter(share -> share.getValue().last() == last)
                        .map(share -> share.getKey().budgetAgreement())
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(),
                endOf(last).isBefore(today)));
        endings.removeIf(ending -> ending.lastDay.isAfter(today.plusMonths(MONTHS)));
        return List.copyOf(endings);
    }

    private static Map<Share, NavigableSet<Integer>> years(String initiative, Collection<GrantLine> lines) {
        Map<Share, NavigableSet<Integer>> years =
                new TreeMap<>(Comparator.comparing(Share::budgetAgreement).thenComparing(Share::administration));
        lines.stream()
                .filter(line -> line.initiative().equals(initiative) && line.isGranted())
                .filter(line -> line.sign() == Sign.EXPENSE && line.amount() > 0)
                .forEach(line -> line.administrations()
                        .forEach(each -> years.computeIfAbsent(
                                        new Share(line.budgetAgreement(), each), share -> new TreeSet<>())
                                .add(line.year())));
        return years;
    }

    private static List<GrantEnding> parts(
            String initiative, Map<Share, NavigableSet<Integer>> years, int last, LocalDate today) {
        record Part(int lastYear, String budgetAgreement) {}
        Map<Part, List<String>> administrations = years.entrySet().stream()
                .filter(share -> share.getValue().last() < last && !isFollowed(share, years))
                .filter(share -> !endOf(share.getValue().last()).isBefore(today.minusMonths(MONTHS)))
                .collect(Collectors.groupingBy(
                        share ->
                                new Part(share.getValue().last(), share.getKey().budgetAgreement()),
                        () -> new TreeMap<>(Comparator.comparing(Part::lastYear).thenComparing(Part::budgetAgreement)),
                        Collectors.mapping(share -> share.getKey().administration(), Collectors.toList())));
        return administrations.entrySet().stream()
                .map(part -> new GrantEnding(
                        initiative,
                        endOf(part.getKey().lastYear()),
                        List.of(part.getKey().budgetAgreement()),
                        part.getValue(),
                        endOf(part.getKey().lastYear()).isBefore(today)))
                .toList();
    }

    /** A grant follows if it starts after the end; one that already runs in parallel does not. */
    private static boolean isFollowed(
            Map.Entry<Share, NavigableSet<Integer>> share, Map<Share, NavigableSet<Integer>> years) {
        return years.entrySet().stream()
                .filter(other ->
                        other.getKey().administration().equals(share.getKey().administration()))
                .anyMatch(other -> other.getValue().first() > share.getValue().last());
    }

    private static LocalDate endOf(int year) {
        return LocalDate.of(year, 12, 31);
    }
}
