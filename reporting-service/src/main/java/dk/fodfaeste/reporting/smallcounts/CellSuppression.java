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
 * Which cells of one table may be shown, where everybody stands in exactly one of them and their total is known. A cell is hidden when it
 * holds few people who succeeded, or few who did not; and then the smallest others, until what is left of the total when everything shown is
 * taken out of it is about at least two cells, and about nobody or enough people.
 */
public final class CellSuppression {
    private static final int FEWEST_HIDDEN = 2;

    /** How many of a cell succeeded, and how many did not. */
    public record Cell(long successes, long others) {
        long size() {
            return successes + others;
        }
    }

    private final List<Cell> cells;
    private final int k;

    /** @param k the smallest number that is shown */
    public CellSuppression(List<Cell> cells, int k) {
        this.cells = List.copyOf(cells);
        this.k = k;
    }

    /** The places of those that are hidden; nothing where none may be shown. */
    public Optional<Set<Integer>> hidden() {
        return hiddenBeside(Set.of());
    }

    /**
     * The same with a cell that nobody may work out because another table keeps it a secret: beside it so many are hidden who did not succeed
     * either that it could be larger and smaller than it is.
     *
     * @param secret its place
     */
    public Optional<Set<Integer>> hiddenBeside(int secret) {
        return hiddenBeside(Set.of(secret));
    }

    private Optional<Set<Integer>> hiddenBeside(Set<Integer> secret) {
        Set<Integer> hidden = new TreeSet<>(secret);
        IntStream.range(0, cells.size())
                .filter(place -> isSmall(cells.get(place)))
                .forEach(hidden::add);
        if (hidden.isEmpty()) {
            return Optional.of(hidden);
        }
        Deque<Integer> smallestFirst = new ArrayDeque<>(IntStream.range(0, cells.size())
                .boxed()
                .filter(place -> cells.get(place).size() > 0 && !hidden.contains(place))
                .sorted(Comparator.comparingLong(place -> cells.get(place).size()))
                .toList());
        while (!betraysNobody(hidden, secret)) {
            if (smallestFirst.isEmpty()) {
                return Optional.empty();
            }
            hidden.add(smallestFirst.removeFirst());
        }
        return Optional.of(hidden);
    }

    private boolean betraysNobody(Set<Integer> hidden, Set<Integer> secret) {
        Set<Integer> beside = new TreeSet<>(hidden);
        beside.removeAll(secret);
        return hidden.size() >= FEWEST_HIDDEN
                && !isSmall(sum(hidden, Cell::successes))
                && !isSmall(sum(hidden, Cell::others))
                && (secret.isEmpty() || sum(beside, Cell::others) >= k);
    }

    private long sum(Set<Integer> places, ToLongFunction<Cell> number) {
        return places.stream()
                .mapToLong(place -> number.applyAsLong(cells.get(place)))
                .sum();
    }

    private boolean isSmall(Cell cell) {
        return isSmall(cell.successes()) || isSmall(cell.others());
    }

    private boolean isSmall(long people) {
        return people >= 1 && people < k;
    }
}
