package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.smallcounts.CountDisclosures.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A reader who has fetched every headline, cohort, volume and number of participants of an initiative. Searches numbers for every quarter that
 * agree with all of them and differ from the actual ones. Shares no code with the decision.
 */
final class CountsAttacker {

    /**
     * What the reader sees.
     *
     * @param startCohort the position of the measure that asks those who began; negative without such a measure
     * @param exitCohort the same of those who left
     */
    record Disclosed(Grid grid, CountDisclosures counts, int startCohort, int exitCohort) {
        boolean shows(Count count, QuarterRange range) {
            return counts.shows(count, grid.window(range));
        }

        boolean showsHeadline(int cohort, QuarterRange range) {
            return cohort >= 0 && counts.showsHeadline(cohort, grid.window(range));
        }

        boolean showsCohort(int cohort, QuarterRange range) {
            return cohort >= 0 && counts.showsCohort(cohort, grid.window(range));
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            for (QuarterRange range : grid.windowRanges()) {
                text.append(range.from())
                        .append('-')
                        .append(range.toExclusive())
                        .append(':');
                text.append(showsHeadline(startCohort, range) ? " start" : "");
                text.append(showsCohort(startCohort, range) ? " start-cohort" : "");
                text.append(showsHeadline(exitCohort, range) ? " exit" : "");
                text.append(showsCohort(exitCohort, range) ? " exit-cohort" : "");
                for (Count count : Count.values()) {
                    text.append(shows(count, range) ? " " + count : "");
                }
                text.append("; ");
            }
            return text.toString();
        }
    }

    /** A number that the reader sees. */
    private record Fact(QuarterRange window, ToLongFunction<List<QuarterFlow>> number) {}

    private final List<QuarterFlow> actual;
    private final Disclosed disclosed;
    private final Map<QuarterFlow, List<QuarterFlow>> guesses = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Fact> neverDecreasing = new ArrayList<>();

    CountsAttacker(List<QuarterFlow> actual, Disclosed disclosed, int max) {
        this.actual = actual;
        this.disclosed = disclosed;
        boolean someOutside = actual.stream().anyMatch(flow -> flow.leftOutside() > 0);
        boolean someExcluded = actual.stream().anyMatch(flow -> flow.beganExcluded() + flow.leftExcluded() > 0);
        actual.forEach(flow -> guesses.computeIfAbsent(
                flow, real -> nearestFirst(real, max, someExcluded ? 2 : 1, someOutside ? 2 : 0)));
        disclosed.grid().windowRanges().forEach(this::addFacts);
    }

    private static List<QuarterFlow> nearestFirst(QuarterFlow real, int max, int maxExcluded, int maxOutside) {
        List<QuarterFlow> all = new ArrayList<>();
        for (long began = 0; began <= max; began++) {
            for (long beganExcluded = 0; beganExcluded <= maxExcluded; beganExcluded++) {
                for (long left = 0; left <= max; left++) {
                    for (long leftExcluded = 0; leftExcluded <= maxExcluded; leftExcluded++) {
                        for (long outside = 0; outside <= maxOutside; outside++) {
                            all.add(new QuarterFlow(began, beganExcluded, left, leftExcluded, outside));
                        }
                    }
                }
            }
        }
        all.sort(Comparator.comparingLong(guess -> Math.abs(guess.beganCounted() - real.beganCounted())
                + Math.abs(guess.beganExcluded() - real.beganExcluded())
                + Math.abs(guess.leftCounted() - real.leftCounted())
                + Math.abs(guess.leftExcluded() - real.leftExcluded())
                + Math.abs(guess.leftOutside() - real.leftOutside())));
        return all;
    }

    private void addFacts(QuarterRange window) {
        addSumIf(disclosed.showsHeadline(disclosed.startCohort(), window), window, QuarterFlow::beganCounted);
        addSumIf(disclosed.showsCohort(disclosed.startCohort(), window), window, QuarterFlow::beganExcluded);
        addSumIf(disclosed.showsHeadline(disclosed.exitCohort(), window), window, QuarterFlow::leftCounted);
        addSumIf(disclosed.showsCohort(disclosed.exitCohort(), window), window, QuarterFlow::leftExcluded);
        addSumIf(disclosed.shows(Count.BEGAN, window), window, QuarterFlow::began);
        addSumIf(disclosed.shows(Count.ENDED, window), window, QuarterFlow::left);
        if (disclosed.shows(Count.PARTICIPANTS, window)) {
            facts.add(new Fact(window, flows -> QuarterFlow.active(flows, window)));
        }
        if (disclosed.shows(Count.ENROLLED, window)) {
            facts.add(new Fact(window, flows -> QuarterFlow.continuedAt(flows, window.toExclusive())));
        }
    }

    private void addSumIf(boolean shown, QuarterRange window, ToLongFunction<QuarterFlow> number) {
        if (shown) {
            facts.add(new Fact(window, flows -> QuarterFlow.sum(flows, window, number)));
            neverDecreasing.add(new Fact(
                    window,
                    flows -> QuarterFlow.sum(
                            flows,
                            new QuarterRange(window.from(), Math.min(window.toExclusive(), flows.size())),
                            number)));
        }
    }

    /** @param range the number depends on no later quarter */
    boolean isUncertain(QuarterRange range, ToLongFunction<List<QuarterFlow>> number) {
        long real = number.applyAsLong(actual);
        return search(new ArrayList<>(), range.toExclusive(), number, real);
    }

    private boolean search(
            List<QuarterFlow> prefix, int decidedAfter, ToLongFunction<List<QuarterFlow>> number, long real) {
        if (!agrees(prefix) || (prefix.size() == decidedAfter && number.applyAsLong(prefix) == real)) {
            return false;
        }
        if (prefix.size() == actual.size()) {
            return true;
        }
        for (QuarterFlow guess : guesses.get(actual.get(prefix.size()))) {
            prefix.add(guess);
            if (search(prefix, decidedAfter, number, real)) {
                return true;
            }
            prefix.removeLast();
        }
        return false;
    }

    /** Checks the windows that end with the last quarter of the prefix, and the partial sums of longer ones. */
    private boolean agrees(List<QuarterFlow> prefix) {
        int quarters = prefix.size();
        return QuarterFlow.continuedAt(prefix, quarters) >= 0
                && isBelowHighest(prefix)
                && neverDecreasing.stream()
                        .filter(fact ->
                                fact.window().from() < quarters && fact.window().toExclusive() > quarters)
                        .allMatch(fact -> fact.number().applyAsLong(prefix)
                                <= fact.number().applyAsLong(actual))
                && facts.stream()
                        .filter(fact -> fact.window().toExclusive() == quarters)
                        .allMatch(fact -> fact.number().applyAsLong(prefix)
                                == fact.number().applyAsLong(actual));
    }

    /** The highest number on a day is at least that of those who stayed, and at most that of all who took part. */
    private boolean isBelowHighest(List<QuarterFlow> prefix) {
        int quarters = prefix.size();
        return disclosed.grid().windowRanges().stream()
                .filter(window -> window.toExclusive() == quarters && disclosed.shows(Count.ENROLLED, window))
                .allMatch(window -> {
                    long highest = QuarterFlow.highest(actual, window);
                    for (int quarter = window.from(); quarter <= window.toExclusive(); quarter++) {
                        if (QuarterFlow.continuedAt(prefix, quarter) > highest) {
                            return false;
                        }
                    }
                    return highest <= QuarterFlow.active(prefix, window);
                });
    }
}
