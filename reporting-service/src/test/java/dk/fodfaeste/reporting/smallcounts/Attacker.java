package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Somebody who has fetched everything and has time: tries counts for every quarter until they agree with all that is shown and yet are not
 * the real ones. Shares no reckoning with the code that hides.
 */
final class Attacker {
    private final Grid grid;
    private final List<Counts> truth;
    private final Map<Window, Disclosure> shown;
    private final List<List<Counts>> guesses;

    /** @param guesses what one quarter could hold */
    Attacker(Grid grid, List<Counts> truth, Map<Window, Disclosure> shown, List<Counts> guesses) {
        this.grid = grid;
        this.truth = truth;
        this.shown = shown;
        this.guesses = truth.stream().map(real -> nearestFirst(guesses, real)).toList();
    }

    /** Whether the number could be another one than it is. */
    boolean isLeftGuessing(QuarterRange window, ToLongFunction<Counts> number) {
        return isLeftGuessing(RangePair.of(window), number);
    }

    boolean isLeftGuessing(RangePair group, ToLongFunction<Counts> number) {
        long real = number.applyAsLong(sum(truth, group));
        return search(new ArrayList<>(), guess -> number.applyAsLong(sum(guess, group)) != real);
    }

    private interface Wanted {
        boolean is(List<Counts> guess);
    }

    private boolean search(List<Counts> begun, Wanted wanted) {
        if (!agrees(begun)) {
            return false;
        }
        if (begun.size() == truth.size()) {
            return wanted.is(begun);
        }
        for (Counts guess : guesses.get(begun.size())) {
            begun.add(guess);
            if (search(begun, wanted)) {
                return true;
            }
            begun.removeLast();
        }
        return false;
    }

    /** With every window that the quarters so far complete. */
    private boolean agrees(List<Counts> begun) {
        int quarters = begun.size();
        if (quarters > 0
                && quarters <= grid.began()
                && truth.get(quarters - 1).denominator() == 0
                && begun.getLast().denominator() > 0) {
            return false;
        }
        return grid.stretches().stream().allMatch(window -> isNotExceeded(window, begun))
                && grid.stretches().stream()
                        .filter(window -> window.toExclusive() == quarters)
                        .allMatch(window ->
                                agrees(sum(begun, window), sum(truth, window), shown.get(grid.window(window))));
    }

    private boolean isNotExceeded(QuarterRange window, List<Counts> begun) {
        Disclosure disclosure = shown.get(grid.window(window));
        if (disclosure == null || window.from() >= begun.size() || window.toExclusive() <= begun.size()) {
            return true;
        }
        Counts guess = sum(begun, new QuarterRange(window.from(), begun.size()));
        Counts real = sum(truth, window);
        return guess.successes() <= real.successes()
                && guess.denominator() - guess.successes() <= real.denominator() - real.successes()
                && (!disclosure.says(Part.ANSWERS) || guess.lost() <= real.lost())
                && (!disclosure.says(Part.NOT_DUE) || guess.notDue() <= real.notDue())
                && (!disclosure.says(Part.PENDING) || guess.pending() <= real.pending())
                && (!disclosure.says(Part.EXCLUDED) || guess.excluded() <= real.excluded());
    }

    private static boolean agrees(Counts guess, Counts real, Disclosure disclosure) {
        if (disclosure == null) {
            return real.denominator() == 0 || guess.denominator() > 0;
        }
        return guess.denominator() == real.denominator()
                && guess.successes() == real.successes()
                && guess.provisional() == real.provisional()
                && (!disclosure.says(Part.ANSWERS) || guess.recorded() == real.recorded())
                && (!disclosure.says(Part.NOT_DUE) || guess.notDue() == real.notDue())
                && (!disclosure.says(Part.PENDING) || guess.pending() == real.pending())
                && (!disclosure.says(Part.EXCLUDED) || guess.excluded() == real.excluded())
                && (!disclosure.saysCohort() || guess.cohort() == real.cohort());
    }

    static Counts sum(List<Counts> quarters, QuarterRange stretch) {
        return quarters.subList(stretch.from(), stretch.toExclusive()).stream().reduce(Counts.NONE, Counts::plus);
    }

    static Counts sum(List<Counts> quarters, RangePair group) {
        return sum(quarters, group.one()).plus(sum(quarters, group.other()));
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
