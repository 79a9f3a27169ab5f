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

    /** A sum with a common denominator, so that it is exact. */
    private record Working(BigDecimal sum, BigInteger denominator) {}

    /**
     * Rounded half up. Empty if nobody is enrolled, if it is not known who has an enrolment, or if none of the consultants works any more.
     */
    Optional<BigDecimal> perFullTimeEquivalent(String initiative, int decimals) {
        BigDecimal enrolled = BigDecimal.valueOf(
                of(initiative).stream().mapToLong(Assigned::enrolments).sum());
        return working(initiative)
                .filter(working -> working.sum().signum() > 0)
                .map(working -> enrolled.multiply(new BigDecimal(working.denominator()))
                        .divide(working.sum(), decimals, RoundingMode.HALF_UP));
    }

    /**
     * The full-time equivalents of the consultants who have the enrolments, rounded half up. Empty if nobody is enrolled, or if it is not known
     * who has an enrolment.
     */
    Optional<BigDecimal> fullTimeWorking(String initiative, int decimals) {
        return working(initiative)
                .map(working ->
                        working.sum().divide(new BigDecimal(working.denominator()), decimals, RoundingMode.HALF_UP));
    }

    private Optional<Working> working(String initiative) {
        List<Assigned> here = of(initiative);
        if (here.isEmpty() || here.stream().map(Assigned::consultant).anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        Map<String, Long> totals = assigned.stream()
                .filter(each -> each.consultant() != null)
                .collect(groupingBy(Assigned::consultant, summingLong(Assigned::enrolments)));
        BigInteger common = here.stream()
                .map(each -> BigInteger.valueOf(totals.get(each.consultant())))
                .reduce(BigInteger.ONE, Caseloads::leastCommonMultiple);
        BigDecimal sum = here.stream()
                .map(each -> equivalents
                        .getOrDefault(each.consultant(), BigDecimal.ONE)
                        .multiply(BigDecimal.valueOf(each.enrolments()))
                        .multiply(new BigDecimal(common.divide(BigInteger.valueOf(totals.get(each.consultant()))))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Working(sum, common));
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
