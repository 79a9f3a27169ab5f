package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What can be computed from the disclosed numbers of some windows. */
interface Inference<I extends Inference<I>> {

    /** With the number of this window disclosed, too. */
    I with(QuarterRange window);

    /** Whether any small count can be computed. */
    boolean disclosesSmallCount();

    /** Whether the number of this hidden window can be computed. */
    boolean reveals(QuarterRange hidden);

    /**
     * The result of {@link #select}.
     *
     * @param disclosed in the order of the windows
     * @param inference what can be computed from them
     */
    record Selection<I>(List<QuarterRange> disclosed, I inference) {}

    /**
     * Discloses the windows one by one. A window is hidden if its own number is too small, or if its number together with the disclosed ones
     * discloses a small count or reveals a hidden window. Windows hidden for either reason look the same.
     */
    static <I extends Inference<I>> Selection<I> select(
            I nothingDisclosed, List<QuarterRange> windows, Predicate<QuarterRange> tooSmall) {
        I inference = nothingDisclosed;
        List<QuarterRange> disclosed = new ArrayList<>();
        List<QuarterRange> hidden = new ArrayList<>();
        for (QuarterRange window : windows) {
            I extended = tooSmall.test(window) ? null : inference.with(window);
            if (extended == null
                    || extended.disclosesSmallCount()
                    || hidden.stream().anyMatch(extended::reveals)) {
                hidden.add(window);
            } else {
                inference = extended;
                disclosed.add(window);
            }
        }
        return new Selection<>(disclosed, inference);
    }
}
