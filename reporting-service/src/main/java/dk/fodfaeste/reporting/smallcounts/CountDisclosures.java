package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Window;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The windows of a grid in which counts that belong to no figure may be disclosed, such as how many began. All counts of a window are disclosed
 * or none, so that no hidden one can be computed from the others.
 */
public final class CountDisclosures {
    private CountDisclosures() {}

    /**
     * @param counts the counts that are disclosed, each with a number for every quarter of the grid
     * @param derived numbers that a reader can derive from the counts and the figures, each with a number for every quarter
     * @param allowed whether the window may be disclosed for other reasons
     */
    public static Set<Window> windows(
            Grid grid,
            List<List<Long>> counts,
            List<List<Long>> derived,
            SmallCountRule rule,
            Predicate<Window> allowed) {
        List<List<Long>> notEmpty = derived.stream()
                .filter(numbers -> numbers.stream().anyMatch(number -> number > 0))
                .toList();
        JointInference nothingDisclosed = new JointInference(series(grid, counts, rule), series(grid, notEmpty, rule));
        return Inference.select(
                        nothingDisclosed,
                        grid.windowRanges(),
                        window -> !allowed.test(grid.window(window)) || nothingDisclosed.isSmallIn(window))
                .disclosed()
                .stream()
                .map(grid::window)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<PartInference> series(Grid grid, List<List<Long>> numbers, SmallCountRule rule) {
        return numbers.stream()
                .map(perQuarter -> new PartInference(
                        new QuarterCounts(grid.quarters(), perQuarter::get), rule, Bounds.ofCounts(grid.quarters())))
                .toList();
    }
}
