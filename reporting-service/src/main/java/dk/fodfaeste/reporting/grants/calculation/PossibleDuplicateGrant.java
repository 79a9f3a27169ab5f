package dk.fodfaeste.reporting.grants.calculation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Granted money of an agreement and year that another document has for another initiative. An agreement grants money to many initiatives, so
 * two grants are reported only if their amounts are equal in at least one year; then every year that both have is reported. They may be two
 * grants, or one grant entered twice. The data does not tell which.
 *
 * @param amount in 1,000 DKK
 * @param initiative the other initiative
 * @param document the other document
 * @param otherAmount the amount for the other initiative
 */
public record PossibleDuplicateGrant(
        String budgetAgreement, int year, long amount, String initiative, String document, long otherAmount) {

    /** The money of an agreement for one initiative in one document. */
    private record Grant(String budgetAgreement, String initiative, String document) {
        boolean mayDuplicate(Grant other) {
            return budgetAgreement.equals(other.budgetAgreement)
                    && !initiative.equals(other.initiative)
                    && !document.equals(other.document);
        }
    }

    /** @param lines of all initiatives */
    public static List<PossibleDuplicateGrant> of(String initiative, Collection<GrantLine> lines) {
        Map<Grant, SortedMap<Integer, Long>> granted = lines.stream()
                .filter(GrantLine::isGranted)
                .collect(Collectors.groupingBy(
                        line -> new Grant(line.budgetAgreement(), line.initiative(), line.document()),
                        () -> new TreeMap<>(Comparator.comparing(Grant::budgetAgreement)
                                .thenComparing(Grant::initiative)
                                .thenComparing(Grant::document)),
                        Collectors.groupingBy(
                                GrantLine::year, TreeMap::new, Collectors.summingLong(GrantLine::signed))));
        return granted.entrySet().stream()
                .filter(own -> own.getKey().initiative().equals(initiative))
                .flatMap(own -> granted.entrySet().stream()
                        .filter(other -> own.getKey().mayDuplicate(other.getKey()))
                        .flatMap(other -> commonYears(own.getValue(), other.getKey(), other.getValue()).stream()))
                .toList();
    }

    private static List<PossibleDuplicateGrant> commonYears(
            SortedMap<Integer, Long> own, Grant otherGrant, SortedMap<Integer, Long> other) {
        boolean equalInSomeYear = own.entrySet().stream()
                .anyMatch(year -> year.getValue() > 0 && year.getValue().equals(other.get(year.getKey())));
        return own.entrySet().stream()
                .filter(year -> equalInSomeYear && year.getValue() > 0 && other.getOrDefault(year.getKey(), 0L) > 0)
                .map(year -> new PossibleDuplicateGrant(
                        otherGrant.budgetAgreement(),
                        year.getKey(),
                        year.getValue(),
                        otherGrant.initiative(),
                        otherGrant.document(),
                        other.get(year.getKey())))
                .toList();
    }
}
