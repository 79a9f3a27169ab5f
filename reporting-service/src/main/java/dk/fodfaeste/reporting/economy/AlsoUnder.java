package dk.fodfaeste.reporting.economy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Granted money of one agreement and year that stands in the same amount under another initiative, in another document. It may be two grants
 * or one that was written down twice; nobody here can tell, so it is said.
 *
 * @param amount in 1,000 DKK
 * @param initiative under which it stands, too
 * @param document in which it does
 */
public record AlsoUnder(String budgetAgreement, int year, long amount, String initiative, String document) {

    private record Money(String budgetAgreement, int year, String initiative, String document)
            implements Comparable<Money> {
        @Override
        public int compareTo(Money other) {
            return (budgetAgreement + '\n' + year + '\n' + initiative + '\n' + document)
                    .compareTo(other.budgetAgreement
                            + '\n'
                            + other.year
                            + '\n'
                            + other.initiative
                            + '\n'
                            + other.document);
        }
    }

    /** @param lines of all initiatives */
    public static List<AlsoUnder> of(String initiative, Collection<GrantLine> lines) {
        Map<Money, Long> granted = lines.stream()
                .filter(GrantLine::isGranted)
                .collect(Collectors.groupingBy(
                        line -> new Money(line.budgetAgreement(), line.year(), line.initiative(), line.document()),
                        TreeMap::new,
                        Collectors.summingLong(GrantLine::signed)));
        return granted.entrySet().stream()
                .filter(own -> own.getKey().initiative().equals(initiative) && own.getValue() > 0)
                .flatMap(own -> granted.entrySet().stream()
                        .filter(other -> isTheSame(own, other))
                        .map(other -> new AlsoUnder(
                                own.getKey().budgetAgreement(),
                                own.getKey().year(),
                                own.getValue(),
                                other.getKey().initiative(),
                                other.getKey().document())))
                .toList();
    }

    private static boolean isTheSame(Map.Entry<Money, Long> own, Map.Entry<Money, Long> other) {
        return !other.getKey().initiative().equals(own.getKey().initiative())
                && !other.getKey().document().equals(own.getKey().document())
                && other.getKey().budgetAgreement().equals(own.getKey().budgetAgreement())
                && other.getKey().year() == own.getKey().year()
                && other.getValue().equals(own.getValue());
    }
}
