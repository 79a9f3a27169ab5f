package dk.fodfaeste.reporting.grants.calculation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Granted money of one agreement and year that stands under another initiative, in another document, too. An agreement gives money to many
 * initiatives, so it is said only where the amounts of some year are the same; then it is said of every year that both have money of. It may be
 * two grants or one that was written down twice; nobody here can tell.
 *
 * @param amount in 1,000 DKK
 * @param initiative under which it stands, too
 * @param document in which it does
 * @param otherAmount that stands there
 */
public record PossibleDuplicateGrant(
        String budgetAgreement, int year, long amount, String initiative, String document, long otherAmount) {

    /** Where money of an agreement stands. */
    private record Place(String budgetAgreement, String initiative, String document) {
        boolean couldHoldTheSameAs(Place other) {
            return budgetAgreement.equals(other.budgetAgreement)
                    && !initiative.equals(other.initiative)
                    && !document.equals(other.document);
        }
    }

    /** @param lines of all initiatives */
    public static List<PossibleDuplicateGrant> of(String initiative, Collection<GrantLine> lines) {
        Map<Place, SortedMap<Integer, Long>> granted = lines.stream()
                .filter(GrantLine::isGranted)
                .collect(Collectors.groupingBy(
                        line -> new Place(line.budgetAgreement(), line.initiative(), line.document()),
                        () -> new TreeMap<>(Comparator.comparing(Place::budgetAgreement)
                                .thenComparing(Place::initiative)
                                .thenComparing(Place::document)),
                        Collectors.groupingBy(
                                GrantLine::year, TreeMap::new, Collectors.summingLong(GrantLine::signed))));
        return granted.entrySet().stream()
                .filter(own -> own.getKey().initiative().equals(initiative))
                .flatMap(own -> granted.entrySet().stream()
                        .filter(other -> own.getKey().couldHoldTheSameAs(other.getKey()))
                        .flatMap(other -> inEachYear(own.getValue(), other.getKey(), other.getValue()).stream()))
                .toList();
    }

    private static List<PossibleDuplicateGrant> inEachYear(
            SortedMap<Integer, Long> own, Place place, SortedMap<Integer, Long> there) {
        boolean sameInSomeYear = own.entrySet().stream()
                .anyMatch(year -> year.getValue() > 0 && year.getValue().equals(there.get(year.getKey())));
        return own.entrySet().stream()
                .filter(year -> sameInSomeYear && year.getValue() > 0 && there.getOrDefault(year.getKey(), 0L) > 0)
                .map(year -> new PossibleDuplicateGrant(
                        place.budgetAgreement(),
                        year.getKey(),
                        year.getValue(),
                        place.initiative(),
                        place.document(),
                        there.get(year.getKey())))
                .toList();
    }
}
