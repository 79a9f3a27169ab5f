package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Cell suppression in one table whose total is known and in which each follow-up is in exactly one cell. Primary suppression hides cells with
 * a small number of successes or of non-successes. Secondary suppression hides the smallest other cells, until at least two cells are hidden
 * and their sums are not small. See A. Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
 */
public final class CellSuppression {
    private static final int MINIMUM_HIDDEN = 2;

    /** The number of successes and of non-successes in a cell. */
    public record Cell(long successes, long others) {
        long size() {
            return successes + others;
        }
    }

    private final List<Cell> cells;
    private final SmallCountRule rule;

    public CellSuppression(List<Cell> cells, SmallCountRule rule) {
        this.cells = List.copyOf(cells);
        this.rule = rule;
    }

    /** The indexes of the hidden cells; empty if no cell may be displayed. */
    public Optional<Set<Integer>> hidden() {
        return hiddenWith(Set.of());
    }

    /**
     * Like {@link #hidden}, with a cell that another table hides. Enough non-successes are hidden besides that cell for its true size to stay
     * uncertain in both directions.
     *
     * @param secret the index of that cell
     */
    public Optional<Set<Integer>> hiddenWith(int secret) {
        return hiddenWith(Set.of(secret));
    }

    private Optional<Set<Integer>> hiddenWith(Set<Integer> secret) {
        Set<Integer> hidden = new TreeSet<>(secret);
        IntStream.range(0, cells.size())
                .filter(index -> isSmall(cells.get(index)))
                .forEach(hidden::add);
        if (hidden.isEmpty()) {
            return Optional.of(hidden);
        }
        Deque<Integer> smallestFirst = new ArrayDeque<>(IntStream.range(0, cells.size())
                .boxed()
                .filter(index -> cells.get(index).size() > 0 && !hidden.contains(index))
                .sorted(Comparator.comparingLong(index -> cells.get(index).size()))
                .toList());
        while (!isSafe(hidden, secret)) {
            if (smallestFirst.isEmpty()) {
                return Optional.empty();
            }
            hidden.add(smallestFirst.removeFirst());
        }
        return Optional.of(hidden);
    }

    private boolean isSafe(Set<Integer> hidden, Set<Integer> secret) {
        Set<Integer> besidesSecret = new TreeSet<>(hidden);
        besidesSecret.removeAll(secret);
        return hidden.size() >= MINIMUM_HIDDEN
                && !rule.isSmall(sum(hidden, Cell::successes))
                && !rule.isSmall(sum(hidden, Cell::others))
                && (secret.isEmpty() || sum(besidesSecret, Cell::others) >= rule.minimum());
    }

    private long sum(Set<Integer> indexes, ToLongFunction<Cell> number) {
        return indexes.stream()
                .mapToLong(index -> number.applyAsLong(cells.get(index)))
                .sum();
    }

    private boolean isSmall(Cell cell) {
        return rule.isSmall(cell.successes()) || rule.isSmall(cell.others());
    }
}
