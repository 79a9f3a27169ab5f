package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The figures of a measure that asks about those who began, or about those who left, or about some of them.
 *
 * @param perQuarter the counts of each quarter of the grid
 * @param disclosures of the measure on its own; one for each window with a disclosed headline
 * @param requiresCohort whether the flow is disclosed only where the cohort is
 */
public record Cohort(Flow flow, List<Counts> perQuarter, Map<Window, Disclosure> disclosures, boolean requiresCohort) {

    QuarterCounts denominator() {
        return new QuarterCounts(perQuarter, Counts::denominator);
    }

    /** Those of the flow whom the measure does not ask about. */
    QuarterCounts outside(QuarterCounts people) {
        return less(people, Counts::cohort);
    }

    /** Those of the flow who are not in the denominator. */
    QuarterCounts notCounted(QuarterCounts people) {
        return less(people, Counts::denominator);
    }

    boolean allowsCohort(Window window) {
        return disclosures.containsKey(window) && disclosures.get(window).allowsCohort();
    }

    boolean allowsFlow(Window window) {
        return !requiresCohort || allowsCohort(window);
    }

    private QuarterCounts less(QuarterCounts people, ToLongFunction<Counts> part) {
        return new QuarterCounts(
                people.quarters(), quarter -> people.in(quarter) - part.applyAsLong(perQuarter.get(quarter)));
    }
}
