package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What can be computed from the disclosed numbers.
 *
 * @param <T> what is disclosed or hidden as a whole, such as a window
 */
interface Inference<I extends Inference<I, T>, T> {

    /** With the numbers of this item disclosed, too. */
    I with(T item);

    /** Whether any small count can be computed. */
    boolean disclosesSmallCount();

    /** Whether the number of this hidden item can be computed. */
    boolean reveals(T hidden);

    /**
     * The result of {@link #select}.
     *
     * @param disclosed in the order of the items
     * @param inference what can be computed from them
     */
    record Selection<I, T>(List<T> disclosed, I inference) {}

    /**
     * Discloses the items one by one. An item is hidden if its own number is too small, or if its number together with the disclosed ones
     * discloses a small count or reveals a hidden item. Items hidden for either reason look the same.
     */
    static <I extends Inference<I, T>, T> Selection<I, T> select(
            I nothingDisclosed, List<T> items, Predicate<T> tooSmall) {
        I inference = nothingDisclosed;
        List<T> disclosed = new ArrayList<>();
        List<T> hidden = new ArrayList<>();
        for (T item : items) {
            I extended = tooSmall.test(item) ? null : inference.with(item);
            if (extended == null
                    || extended.disclosesSmallCount()
                    || hidden.stream().anyMatch(extended::reveals)) {
                hidden.add(item);
            } else {
                inference = extended;
                disclosed.add(item);
            }
        }
        return new Selection<>(disclosed, inference);
    }
}
