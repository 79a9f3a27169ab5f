package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A reader who has fetched every disclosed number. Searches counts for every quarter that agree with all disclosed numbers and differ from the
 * actual ones. Shares no code with the implementation.
 */
final class Attacker {
    private final Grid grid;
    private final List<Counts> actual;
    private final Map<Window, Disclosure> disclosed;
    private final List<List<Counts>> guesses;

    /** @param guesses the possible counts of one quarter */
    Attacker(Grid grid, List<Counts> actual, Map<Window, Disclosure> disclosed, List<Counts> guesses) {
        this.grid = grid;
        this.actual = actual;
        this.disclosed = disclosed;
        this.guesses = actual.stream().map(real -> nearestFirst(guesses, real)).toList();
    }

    /** Whether another value than the actual one is possible. */
    boolean isUncertain(QuarterRange window, ToLongFunction<Counts> number) {
        return isUncertain(RangePair.of(window), number);
    }

    boolean isUncertain(RangePair ranges, ToLongFunction<Counts> number) {
        long real = number.applyAsLong(sum(actual, ranges));
        return search(new ArrayList<>(), guess -> number.applyAsLong(sum(guess, ranges)) != real);
    }

    private boolean search(List<Counts> prefix, Predicate<List<Counts>> goal) {
        if (!agrees(prefix)) {
            return false;
        }
        if (prefix.size() == actual.size()) {
            return goal.test(prefix);
        }
        for (Counts guess : guesses.get(prefix.size())) {
            prefix.add(guess);
            if (search(prefix, goal)) {
                return true;
            }
            prefix.removeLast();
        }
        return false;
    }

    /** Checks the windows that end with these quarters, and the partial sums of longer ones. */
    private boolean agrees(List<Counts> prefix) {
        int quarters = prefix.size();
        if (quarters > 0
                && quarters <= grid.startQuarter()
                && actual.get(quarters - 1).denominator() == 0
                && prefix.getLast().denominator() > 0) {
            return false;
        }
        return grid.windowRanges().stream().allMatch(window -> isNotExceeded(window, prefix))
                && grid.windowRanges().stream()
                        .filter(window -> window.toExclusive() == quarters)
                        .allMatch(window ->
                                agrees(sum(prefix, window), sum(actual, window), disclosed.get(grid.window(window))));
    }

    private boolean isNotExceeded(QuarterRange window, List<Counts> prefix) {
        Disclosure disclosure = disclosed.get(grid.window(window));
        if (disclosure == null || window.from() >= prefix.size() || window.toExclusive() <= prefix.size()) {
            return true;
        }
        Counts guess = sum(prefix, new QuarterRange(window.from(), prefix.size()));
        Counts real = sum(actual, window);
        return guess.successes() <= real.successes()
                && guess.denominator() - guess.successes() <= real.denominator() - real.successes()
                && (!disclosure.allows(Part.ANSWERS) || guess.lost() <= real.lost())
                && (!disclosure.allows(Part.NOT_DUE) || guess.notDue() <= real.notDue())
                && (!disclosure.allows(Part.PENDING) || guess.pending() <= real.pending())
                && (!disclosure.allows(Part.EXCLUDED) || guess.excluded() <= real.excluded());
    }

    private static boolean agrees(Counts guess, Counts real, Disclosure disclosure) {
        if (disclosure == null) {
            return real.denominator() == 0 || guess.denominator() > 0;
        }
        return guess.denominator() == real.denominator()
                && guess.successes() == real.successes()
                && guess.provisional() == real.provisional()
                && (!disclosure.allows(Part.ANSWERS) || guess.recorded() == real.recorded())
                && (!disclosure.allows(Part.NOT_DUE) || guess.notDue() == real.notDue())
                && (!disclosure.allows(Part.PENDING) || guess.pending() == real.pending())
                && (!disclosure.allows(Part.EXCLUDED) || guess.excluded() == real.excluded())
                && (!disclosure.allowsCohort() || guess.cohort() == real.cohort());
    }

    static Counts sum(List<Counts> quarters, QuarterRange range) {
        return quarters.subList(range.from(), range.toExclusive()).stream().reduce(Counts.NONE, Counts::plus);
    }

    static Counts sum(List<Counts> quarters, RangePair ranges) {
        return sum(quarters, ranges.first()).plus(sum(quarters, ranges.second()));
    }

    private static List<Counts> nearestFirst(List<Counts> guesses, Counts real) {
        return guesses.stream()
                .sorted(Comparator.comparingLong(guess -> Math.abs(guess.successes() - real.successes())
                        + Math.abs(guess.recorded() - real.recorded())
                        + Math.abs(guess.lost() - real.lost())
                        + Math.abs(guess.notDue() - real.notDue())
                        + Math.abs(guess.pending() - real.pending())
                        + Math.abs(guess.excluded() - real.excluded())))
                .toList();
    }
}
