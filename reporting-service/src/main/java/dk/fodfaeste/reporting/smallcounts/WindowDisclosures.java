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
 * The disclosure of each window of a grid, for one initiative and measure. Headlines with a denominator below ten are hidden, parts of the
 * cohort with a small count are hidden, and so is every number from which one of these could be computed. If related measures were decided
 * before, only headlines are disclosed, and only if their differences to the headlines of those measures disclose no small count.
 */
public final class WindowDisclosures {
    /** The lowest denominator of a disclosed headline; its source is in ADR 11. */
    static final SmallCountRule HEADLINE_RULE = new SmallCountRule(10);

    private final Grid grid;
    private final List<Counts> perQuarter;
    private final SmallCountRule headlineRule;
    private final SmallCountRule partRule;
    private final Map<Window, Disclosure> disclosures;

    /**
     * @param perQuarter the counts of each quarter of the grid
     * @param earlier of related measures, whose disclosures do not depend on this one
     */
    public WindowDisclosures(
            Grid grid, List<Counts> perQuarter, SmallCountRule partRule, List<WindowDisclosures> earlier) {
        this(grid, perQuarter, HEADLINE_RULE, partRule, earlier);
    }

    WindowDisclosures(
            Grid grid,
            List<Counts> perQuarter,
            SmallCountRule headlineRule,
            SmallCountRule partRule,
            List<WindowDisclosures> earlier) {
        if (perQuarter.size() != grid.quarters()) {
            throw new IllegalArgumentException("every quarter of the grid has counts");
        }
        this.grid = grid;
        this.perQuarter = List.copyOf(perQuarter);
        this.headlineRule = headlineRule;
        this.partRule = partRule;
        this.disclosures = earlier.isEmpty() ? ofFirstMeasure() : ofRelatedMeasure(earlier);
    }

    /** One for each window with a disclosed headline. */
    public Map<Window, Disclosure> disclosures() {
        return disclosures;
    }

    private Map<Window, Disclosure> ofFirstMeasure() {
        Inference.Selection<HeadlineInference, QuarterRange> headlines = headlines();
        List<QuarterRange> disclosed = headlines.disclosed();
        Map<Part, Set<QuarterRange>> windowsOf = new EnumMap<>(Part.class);
        windowsOf.put(Part.ANSWERS, answers(headlines));
        windowsOf.put(Part.NOT_DUE, open(disclosed, Counts::notDue, Counts::pending));
        windowsOf.put(Part.PENDING, open(disclosed, Counts::pending, Counts::notDue));
        windowsOf.put(
                Part.EXCLUDED,
                part(disclosed, new QuarterCounts(perQuarter, Counts::excluded), Bounds.ofCounts(grid.quarters())));
        Map<Window, Disclosure> result = new HashMap<>();
        for (QuarterRange window : disclosed) {
            Set<Part> parts = EnumSet.allOf(Part.class);
            parts.removeIf(part -> !windowsOf.get(part).contains(window));
            result.put(grid.window(window), Disclosure.of(parts));
        }
        return Map.copyOf(result);
    }

    /** Only windows that every earlier measure discloses: all that follows from the denominators then follows from theirs. */
    private Map<Window, Disclosure> ofRelatedMeasure(List<WindowDisclosures> earlier) {
        HeadlineInference.Actual actual = HeadlineInference.Actual.of(perQuarter);
        List<MeasureDifference> differences = earlier.stream()
                .map(other ->
                        MeasureDifference.between(actual, HeadlineInference.Actual.of(other.perQuarter), partRule))
                .toList();
        Predicate<QuarterRange> tooSmall =
                window -> headlineRule.isSmall(actual.denominator().in(window))
                        || earlier.stream().anyMatch(other -> !other.disclosures.containsKey(grid.window(window)))
                        || differences.stream().anyMatch(difference -> difference.isDisclosedBy(window));
        RelatedMeasuresInference nothingDisclosed =
                new RelatedMeasuresInference(HeadlineInference.initial(grid, actual, headlineRule), differences);
        return Inference.select(nothingDisclosed, grid.windowRanges(), tooSmall).disclosed().stream()
                .collect(Collectors.toUnmodifiableMap(grid::window, window -> Disclosure.HEADLINE_ONLY));
    }

    private Inference.Selection<HeadlineInference, QuarterRange> headlines() {
        HeadlineInference.Actual actual = HeadlineInference.Actual.of(perQuarter);
        return Inference.select(
                HeadlineInference.initial(grid, actual, headlineRule),
                grid.windowRanges(),
                window -> headlineRule.isSmall(actual.denominator().in(window)));
    }

    /**
     * With a single non-success the answers are always hidden: otherwise hiding would reveal that it is lost, and disclosing that it is not.
     */
    private Set<QuarterRange> answers(Inference.Selection<HeadlineInference, QuarterRange> headlines) {
        ResponseInference.Actual actual = ResponseInference.Actual.of(perQuarter);
        Predicate<QuarterRange> tooSmall =
                window -> ResponseInference.SINGLE.isSmall(actual.others().in(window))
                        || partRule.isSmall(actual.recorded().in(window))
                        || partRule.isSmall(actual.lost().in(window));
        ResponseInference nothingDisclosed = ResponseInference.initial(headlines.inference(), actual, partRule);
        return new HashSet<>(Inference.select(nothingDisclosed, headlines.disclosed(), tooSmall)
                .disclosed());
    }

    /** Every figure states whether it is provisional, so a reader knows whether not due and pending are both 0. */
    private Set<QuarterRange> open(
            List<QuarterRange> windows, ToLongFunction<Counts> kind, ToLongFunction<Counts> otherKind) {
        QuarterCounts actual = new QuarterCounts(perQuarter, kind);
        QuarterCounts other = new QuarterCounts(perQuarter, otherKind);
        Bounds bounds = Bounds.ofCounts(grid.quarters());
        for (QuarterRange window : windows) {
            if (actual.in(window) + other.in(window) == 0) {
                bounds.exactly(window, 0);
            } else if (other.in(window) == 0) {
                bounds.atLeast(window, 1);
            }
        }
        return part(windows, actual, bounds);
    }

    private Set<QuarterRange> part(List<QuarterRange> windows, QuarterCounts actual, Bounds bounds) {
        PartInference nothingDisclosed = new PartInference(actual, partRule, bounds);
        return new HashSet<>(Inference.select(nothingDisclosed, windows, window -> partRule.isSmall(actual.in(window)))
                .disclosed());
    }
}
