package dk.fodfaeste.reporting.smallcounts;

import java.util.List;

/** What a measure's headlines tell by themselves, and beside those of each other measure of the same people. */
record RelatedMeasuresInference(HeadlineInference own, List<MeasureDifference> differences) implements Inference<RelatedMeasuresInference> {

    @Override
    public RelatedMeasuresInference with(QuarterRange shown) {
        return new RelatedMeasuresInference(
                own.with(shown),
                differences.stream().map(each -> each.with(shown)).toList());
    }

    @Override
    public boolean betraysSomebody() {
        return own.betraysSomebody() || differences.stream().anyMatch(MeasureDifference::betraysSomebody);
    }

    @Override
    public boolean givesBack(QuarterRange hidden) {
        return own.givesBack(hidden);
    }
}
