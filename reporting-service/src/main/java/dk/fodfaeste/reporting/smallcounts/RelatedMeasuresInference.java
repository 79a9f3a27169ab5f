package dk.fodfaeste.reporting.smallcounts;

import java.util.List;

/** What the headlines of a measure reveal on their own, and compared with those of each related measure. */
record RelatedMeasuresInference(HeadlineInference own, List<MeasureDifference> differences)
        implements Inference<RelatedMeasuresInference, QuarterRange> {

    @Override
    public RelatedMeasuresInference with(QuarterRange window) {
        return new RelatedMeasuresInference(
                own.with(window),
                differences.stream().map(difference -> difference.with(window)).toList());
    }

    @Override
    public boolean disclosesSmallCount() {
        return own.disclosesSmallCount() || differences.stream().anyMatch(MeasureDifference::disclosesSmallCount);
    }

    @Override
    public boolean reveals(QuarterRange hidden) {
        return own.reveals(hidden);
    }
}
