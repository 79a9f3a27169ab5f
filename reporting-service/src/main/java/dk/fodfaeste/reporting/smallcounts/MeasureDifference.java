package dk.fodfaeste.reporting.smallcounts;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What follows of the people who succeed by one of two measures and not by the other, for somebody who takes the one headline from the other
 * wherever both are shown. Quarters with more here and quarters with fewer are told apart, as they are where the one success set is a part of
 * the other. The worst is assumed: that somebody knows of every single quarter how many there could be at most.
 */
record MeasureDifference(
        HeadlineInference.Truth here, HeadlineInference.Truth there, long mostHidden, List<PartInference> known) {

    static MeasureDifference between(HeadlineInference.Truth here, HeadlineInference.Truth there, long mostHidden) {
        QuarterCounts more = moreOf(here.successes(), there.successes());
        QuarterCounts fewer = moreOf(there.successes(), here.successes());
        return new MeasureDifference(
                here,
                there,
                mostHidden,
                Stream.of(atMost(there.others(), more, mostHidden), atMost(there.successes(), fewer, mostHidden))
                        .filter(part -> part.truth().inAll() > 0)
                        .toList());
    }

    private static QuarterCounts moreOf(QuarterCounts one, QuarterCounts other) {
        return new QuarterCounts(one.quarters(), quarter -> Math.max(0, one.in(quarter) - other.in(quarter)));
    }

    private static PartInference atMost(QuarterCounts most, QuarterCounts truth, long mostHidden) {
        Bounds bounds = Bounds.ofCounts(truth.quarters());
        for (int quarter = 0; quarter < truth.quarters(); quarter++) {
            bounds.atMost(new QuarterRange(quarter, quarter + 1), Math.max(most.in(quarter), truth.in(quarter)));
        }
        return new PartInference(truth, mostHidden, bounds);
    }

    MeasureDifference with(QuarterRange shown) {
        return new MeasureDifference(
                here,
                there,
                mostHidden,
                known.stream().map(part -> part.with(shown)).toList());
    }

    /** Whether the window itself tells of few, or of people who are in the denominator of the one measure only. */
    boolean isToldBy(QuarterRange window) {
        long successes =
                Math.abs(here.successes().in(window) - there.successes().in(window));
        return (successes >= 1 && successes <= mostHidden)
                || IntStream.range(window.from(), window.toExclusive())
                        .anyMatch(quarter -> here.denominator().in(quarter)
                                != there.denominator().in(quarter));
    }

    boolean betraysSomebody() {
        return known.stream().anyMatch(PartInference::betraysSomebody);
    }
}
