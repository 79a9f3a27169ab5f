package dk.fodfaeste.reporting.smallcounts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What somebody knows who sees some windows' numbers and reckons with them. */
interface Inference<K extends Inference<K>> {

    /** And this window's number too. */
    K with(QuarterRange shown);

    /** Whether the number of one group of too few people follows. */
    boolean betraysSomebody();

    boolean givesBack(QuarterRange hidden);

    /**
     * What came of choosing.
     *
     * @param shown in their order
     * @param known all that follows from them
     */
    record Choice<K>(List<QuarterRange> shown, K known) {}

    /**
     * Shows one window after the other, unless its number is too small itself, or would, together with what is already shown, betray
     * somebody or give back what is hidden. A window hidden for the sake of others looks like any other hidden one.
     */
    static <K extends Inference<K>> Choice<K> choose(
            K nothingShown, List<QuarterRange> windows, Predicate<QuarterRange> tooSmall) {
        K known = nothingShown;
        List<QuarterRange> shown = new ArrayList<>();
        List<QuarterRange> hidden = new ArrayList<>();
        for (QuarterRange window : windows) {
            K more = tooSmall.test(window) ? null : known.with(window);
            if (more == null || more.betraysSomebody() || hidden.stream().anyMatch(more::givesBack)) {
                hidden.add(window);
            } else {
                known = more;
                shown.add(window);
            }
        }
        return new Choice<>(shown, known);
    }
}
