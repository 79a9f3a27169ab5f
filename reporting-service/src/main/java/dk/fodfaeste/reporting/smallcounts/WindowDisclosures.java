package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What may be said of each window of a grid, for one initiative and measure. A headline about fewer than ten periods is hidden, and so is a
 * part of a cohort that holds fewer than k people but not none; and so is whatever would give one of them back. Where other measures of the same
 * people were decided before, only headlines are shown, and as far as none of them, taken from another's, tells of few.
 */
public final class WindowDisclosures {
    /** Of fewer periods than this no rate is shown. */
    static final long FEWEST_OF_HEADLINE = 10;

    private final Grid grid;
    private final List<Counts> perQuarter;
    private final long fewestOfHeadline;
    private final long mostHidden;
    private final Map<Window, Disclosure> disclosures;

    /**
     * @param perQuarter the counts of each quarter of the grid
     * @param k the smallest part that is shown
     * @param earlier of measures of the same people, which are shown whatever this one is
     */
    public WindowDisclosures(Grid grid, List<Counts> perQuarter, int k, List<WindowDisclosures> earlier) {
        this(grid, perQuarter, FEWEST_OF_HEADLINE, k, earlier);
    }

    WindowDisclosures(Grid grid, List<Counts> perQuarter, long fewestOfHeadline, int k, List<WindowDisclosures> earlier) {
        if (perQuarter.size() != grid.quarters()) {
            throw new IllegalArgumentException("every quarter of the grid has counts");
        }
        this.grid = grid;
        this.perQuarter = List.copyOf(perQuarter);
        this.fewestOfHeadline = fewestOfHeadline;
        this.mostHidden = k - 1L;
        this.disclosures = earlier.isEmpty() ? disclosures(headlines()) : headlinesBeside(earlier);
    }

    /** For every window that is shown; the others are hidden. */
    public Map<Window, Disclosure> disclosures() {
        return disclosures;
    }

    private Map<Window, Disclosure> disclosures(Inference.Choice<HeadlineInference> headlines) {
        Map<Part, Set<QuarterRange>> saying = new EnumMap<>(Part.class);
        saying.put(Part.ANSWERS, answers(headlines));
        saying.put(Part.NOT_DUE, open(headlines.shown(), Counts::notDue, Counts::pending));
        saying.put(Part.PENDING, open(headlines.shown(), Counts::pending, Counts::notDue));
        saying.put(
                Part.EXCLUDED,
                part(headlines.shown(), new QuarterCounts(perQuarter, Counts::excluded), Bounds.ofCounts(grid.quarters())));
        Map<Window, Disclosure> saidOf = new HashMap<>();
        for (QuarterRange window : headlines.shown()) {
            Set<Part> parts = EnumSet.allOf(Part.class);
            parts.removeIf(part -> !saying.get(part).contains(window));
            saidOf.put(grid.window(window), Disclosure.of(parts));
        }
        return Map.copyOf(saidOf);
    }

    /** Only where each of the others shows its own: so whatever follows of the denominators follows of theirs. */
    private Map<Window, Disclosure> headlinesBeside(List<WindowDisclosures> earlier) {
        HeadlineInference.Truth truth = HeadlineInference.Truth.of(perQuarter);
        List<MeasureDifference> differences = earlier.stream()
                .map(other -> MeasureDifference.between(truth, HeadlineInference.Truth.of(other.perQuarter), mostHidden))
                .toList();
        Predicate<QuarterRange> tooSmall = window -> isIn(truth.denominator().in(window), fewestOfHeadline - 1)
                || earlier.stream().anyMatch(other -> !other.disclosures.containsKey(grid.window(window)))
                || differences.stream().anyMatch(difference -> difference.isToldBy(window));
        RelatedMeasuresInference nothingShown =
                new RelatedMeasuresInference(HeadlineInference.before(grid, truth, fewestOfHeadline - 1), differences);
        return Inference.choose(nothingShown, grid.stretches(), tooSmall).shown().stream()
                .collect(Collectors.toUnmodifiableMap(grid::window, window -> Disclosure.of(Set.of())));
    }

    private Inference.Choice<HeadlineInference> headlines() {
        HeadlineInference.Truth truth = HeadlineInference.Truth.of(perQuarter);
        return Inference.choose(
                HeadlineInference.before(grid, truth, fewestOfHeadline - 1),
                grid.stretches(),
                window -> isIn(truth.denominator().in(window), fewestOfHeadline - 1));
    }

    /** Where all but one succeeded, hiding would tell that the one was lost, and showing that it was not: so it is hidden either way. */
    private Set<QuarterRange> answers(Inference.Choice<HeadlineInference> headlines) {
        ResponseInference.Truth truth = ResponseInference.Truth.of(perQuarter);
        Predicate<QuarterRange> tooSmall = window -> truth.others().in(window) == ResponseInference.TELLING_OF_ONE
                || isIn(truth.recorded().in(window), mostHidden)
                || isIn(truth.lost().in(window), mostHidden);
        return new HashSet<>(Inference.choose(
                        ResponseInference.before(headlines.known(), truth, mostHidden), headlines.shown(), tooSmall)
                .shown());
    }

    /** A figure says whether it is provisional: not due and pending are both nothing, or they are not. */
    private Set<QuarterRange> open(List<QuarterRange> windows, ToLongFunction<Counts> kind, ToLongFunction<Counts> otherKind) {
        QuarterCounts truth = new QuarterCounts(perQuarter, kind);
        QuarterCounts other = new QuarterCounts(perQuarter, otherKind);
        Bounds bounds = Bounds.ofCounts(grid.quarters());
        for (QuarterRange window : windows) {
            if (truth.in(window) + other.in(window) == 0) {
                bounds.exactly(window, 0);
            } else if (other.in(window) == 0) {
                bounds.atLeast(window, 1);
            }
        }
        return part(windows, truth, bounds);
    }

    private Set<QuarterRange> part(List<QuarterRange> windows, QuarterCounts truth, Bounds bounds) {
        PartInference before = new PartInference(truth, mostHidden, bounds);
        return new HashSet<>(Inference.choose(before, windows, window -> isIn(truth.in(window), mostHidden))
                .shown());
    }

    private static boolean isIn(long count, long most) {
        return count >= 1 && count <= most;
    }
}
