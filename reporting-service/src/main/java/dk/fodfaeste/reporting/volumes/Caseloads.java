package dk.fodfaeste.reporting.volumes;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dk.fodfaeste.reporting.smallcounts.SmallCountRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The caseload of each initiative on a day: its enrolments per full-time equivalent of the consultants who have them. A consultant with
 * enrolments in several initiatives works in each for the share that it has of these enrolments.
 *
 * @param equivalents by consultant; a consultant without an entry works full time
 */
record Caseloads(List<Assigned> assigned, Map<String, BigDecimal> equivalents) {
    /**
     * Enrolments of one initiative that one consultant has on the day.
     *
     * @param consultant null if it is not known who has them
     */
    record Assigned(String initiative, String consultant, long enrolments) {}

    /**
     * Rounded half up. Empty if nobody is enrolled, if it is not known who has an enrolment, or if none of the consultants works any more.
     */
    Optional<BigDecimal> perFullTimeEquivalent(String initiative, int decimals) {
        List<Assigned> here = of(initiative);
        if (here.stream().map(Assigned::consultant).anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        Map<String, Long> totals = assigned.stream()
                .filter(each -> each.consultant() != null)
                .collect(groupingBy(Assigned::consultant, summingLong(Assigned::enrolments)));
        // The shares have different denominators, so they are added with a common one.
        BigInteger common = here.stream()
                .map(each -> BigInteger.valueOf(totals.get(each.consultant())))
                .reduce(BigInteger.ONE, Caseloads::leastCommonMultiple);
        BigDecimal working = here.stream()
                .map(each -> equivalents
                        .getOrDefault(each.consultant(), BigDecimal.ONE)
                        .multiply(BigDecimal.valueOf(each.enrolments()))
                        .multiply(new BigDecimal(common.divide(BigInteger.valueOf(totals.get(each.consultant()))))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (working.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal enrolled =
                BigDecimal.valueOf(here.stream().mapToLong(Assigned::enrolments).sum());
        return Optional.of(enrolled.multiply(new BigDecimal(common)).divide(working, decimals, RoundingMode.HALF_UP));
    }

    /**
     * Whether the caseload depends on few enrolments of another initiative: with the number enrolled it would disclose them, because a reader
     * can know how much the consultants work.
     */
    boolean dependsOnFew(String initiative, SmallCountRule rule) {
        List<String> consultants =
                of(initiative).stream().map(Assigned::consultant).toList();
        return assigned.stream()
                .filter(each -> !each.initiative().equals(initiative))
                .filter(each -> consultants.contains(each.consultant()))
                .anyMatch(each -> rule.isSmall(each.enrolments()));
    }

    private List<Assigned> of(String initiative) {
        return assigned.stream()
                .filter(each -> each.initiative().equals(initiative))
                .toList();
    }

    private static BigInteger leastCommonMultiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }
}
