package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.smallcounts.HeadlineInference.Actual;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the difference between the headlines of two measures reveals: about the people who succeed by one measure and not by the other.
 * Quarters with more successes here and quarters with fewer are examined separately, as they are if one success set contains the other.
 * Worst-case assumption: the reader knows the largest possible difference of every single quarter.
 */
record MeasureDifference(Actual here, Actual there, SmallCountRule rule, List<PartInference> parts) {

    static MeasureDifference between(Actual here, Actual there, SmallCountRule rule) {
        QuarterCounts more = excess(here.successes(), there.successes());
        QuarterCounts fewer = excess(there.successes(), here.successes());
        return new MeasureDifference(
                here,
                there,
                rule,
                Stream.of(limitedBy(there.others(), more, rule), limitedBy(there.successes(), fewer, rule))
                        .filter(part -> part.actual().total() > 0)
                        .toList());
    }

    private static QuarterCounts excess(QuarterCounts one, QuarterCounts other) {
        return new QuarterCounts(one.quarters(), quarter -> Math.max(0, one.in(quarter) - other.in(quarter)));
    }

    private static PartInference limitedBy(QuarterCounts limit, QuarterCounts actual, SmallCountRule rule) {
        Bounds bounds = Bounds.ofCounts(actual.quarters());
        for (int quarter = 0; quarter < actual.quarters(); quarter++) {
            bounds.atMost(QuarterRange.of(quarter), Math.max(limit.in(quarter), actual.in(quarter)));
        }
        return new PartInference(actual, rule, bounds);
    }

    MeasureDifference with(QuarterRange window) {
        return new MeasureDifference(
                here, there, rule, parts.stream().map(part -> part.with(window)).toList());
    }

    /** Whether the window itself has a small difference, or people who are in the denominator of one measure only. */
    boolean isDisclosedBy(QuarterRange window) {
        return rule.isSmall(
                        Math.abs(here.successes().in(window) - there.successes().in(window)))
                || IntStream.range(window.from(), window.toExclusive())
                        .anyMatch(quarter -> here.denominator().in(quarter)
                                != there.denominator().in(quarter));
    }

    boolean disclosesSmallCount() {
        return parts.stream().anyMatch(PartInference::disclosesSmallCount);
    }
}
