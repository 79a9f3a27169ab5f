package dk.fodfaeste.reporting.smallcounts;

import java.util.List;
import java.util.stream.Stream;

/**
 * What counts that are disclosed together reveal.
 *
 * @param counts the disclosed counts; a hidden one must not be computable
 * @param derived numbers that follow from the counts and other figures; only a small one must not be computable
 */
record JointInference(List<PartInference> counts, List<PartInference> derived) implements Inference<JointInference> {

    @Override
    public JointInference with(QuarterRange window) {
        return new JointInference(with(counts, window), with(derived, window));
    }

    private static List<PartInference> with(List<PartInference> series, QuarterRange window) {
        return series.stream().map(each -> each.with(window)).toList();
    }

    @Override
    public boolean disclosesSmallCount() {
        return all().anyMatch(PartInference::disclosesSmallCount);
    }

    @Override
    public boolean reveals(QuarterRange hidden) {
        return counts.stream().anyMatch(each -> each.reveals(hidden));
    }

    /** Whether the window itself has a small number. */
    boolean isSmallIn(QuarterRange window) {
        return all().anyMatch(each -> each.rule().isSmall(each.actual().in(window)));
    }

    private Stream<PartInference> all() {
        return Stream.concat(counts.stream(), derived.stream());
    }
}
